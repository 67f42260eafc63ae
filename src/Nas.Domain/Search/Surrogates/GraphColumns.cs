namespace Nas.Domain.Search.Surrogates;

/// <summary>Which graph features a surrogate sees.</summary>
public enum GraphColumns
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>The families of Qin et al. (AutoML 2025): numbers of single operations and combinators, on paths, beside input and output, and
    /// as neighbours; for cells of NAS-Bench-201 the published 160.</summary>
    Published,
}
