namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>How a correlation treats architectures whose score is not a number.</summary>
public enum UnknownScores
{
    /// <summary>They are left out, as the authors of the method do. A formula can gain by not answering.</summary>
    LeftOut,

    /// <summary>They stand below all others, equal among themselves.</summary>
    RankedLast,
}
