namespace Nas.Domain.Architectures.Grammars;

/// <summary>How the inner modules of a branching are obtained.</summary>
public enum CopyKind
{
    /// <summary><c>branch(split, a, b, join)</c>: one module a branch, each drawn on its own.</summary>
    Listed,

    /// <summary><c>branch(split, 4*a, join)</c>: one module is drawn and copied; every copy has separate parameters.</summary>
    Copied,

    /// <summary><c>branch(split, *a, join)</c>: two branches get a module each, more branches share one (einspace, 2024).</summary>
    ByFanOut,
}
