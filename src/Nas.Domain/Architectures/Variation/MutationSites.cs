namespace Nas.Domain.Architectures.Variation;

/// <summary>Where a mutation may change a derivation.</summary>
public enum MutationSites
{
    /// <summary>At any nonterminal.</summary>
    All,

    /// <summary>Where what is derived names no other nonterminal.</summary>
    Terminals,
}
