namespace Nas.Domain.Search.Surrogates;

/// <summary>What a surrogate sees of an architecture.</summary>
public enum SurrogateEncoding
{
    /// <summary>The features of the architecture itself (GRAF): free of any effect.</summary>
    Graf,

    /// <summary>Zero-cost proxies: numbers of the network without training.</summary>
    Zcp,

    /// <summary>Both, the features first.</summary>
    Both,

    /// <summary>The value of a formula of zero-cost proxies, which is the prediction: nothing is learnt.</summary>
    Formula,
}
