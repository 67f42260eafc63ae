namespace Nas.Domain.Learning.NetworkEnsembles;

/// <summary>How an ensemble is chosen among trained networks.</summary>
public enum EnsembleMethod
{
    /// <summary>Forward selection in which a network may be chosen again, and then counts more (Caruana et al., 2004).</summary>
    Greedy,

    /// <summary>Forward selection of each network at most once (Zaidi et al., 2021).</summary>
    Forward,

    /// <summary>The best networks by themselves.</summary>
    Top,

    /// <summary>The weights under which the examples are most likely (Wolpert, 1992; Smyth and Wolpert, 1999).</summary>
    Stack,
}
