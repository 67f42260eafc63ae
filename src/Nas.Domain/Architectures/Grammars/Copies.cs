namespace Nas.Domain.Architectures.Grammars;

/// <summary>How the inner modules of a branching are obtained.</summary>
/// <param name="Kind">Listed one by one, one copied, or einspace's rule.</param>
/// <param name="Count">The number of copies that the text demands; 0 when it demands none.</param>
public readonly record struct Copies(CopyKind Kind, int Count)
{
    /// <summary>Every part is listed.</summary>
    public static Copies Listed => default;
}
