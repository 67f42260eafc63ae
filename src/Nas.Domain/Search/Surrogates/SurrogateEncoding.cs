namespace Nas.Domain.Search.Surrogates;

/// <summary>The encoding of an architecture for a surrogate.</summary>
public enum SurrogateEncoding
{
    /// <summary>The features of the architecture itself (GRAF): free of any effect.</summary>
    Graf,

    /// <summary>Zero-cost proxies: numbers of the network without training.</summary>
    Zcp,

    /// <summary>Both, the features first.</summary>
    Both,

    /// <summary>The text of the architecture, for a language model.</summary>
    Text,

    /// <summary>The text of the architecture, for a large language model behind an address, which is asked and not fitted.</summary>
    Llm,

    /// <summary>The value of a formula of zero-cost proxies, used as the prediction; nothing is fitted.</summary>
    Formula,
}
