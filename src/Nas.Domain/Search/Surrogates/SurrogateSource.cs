namespace Nas.Domain.Search.Surrogates;

/// <summary>The prior knowledge of a surrogate: an archive of other tasks.</summary>
/// <remarks>A model of the archive's ranks, task by task, and a model of the search's own trials are combined. Their mean is weighted by
/// <paramref name="Weight"/> and by the number of own trials: the archive decides alone at first, counts less and less, and never outweighs
/// own trials by its size, as it does when all rows are pooled (Qin et al., AutoML 2025, table 8).</remarks>
/// <param name="Archive">SHA-256 of the archive's text, which the run folder holds.</param>
/// <param name="Weight">Number of own scored trials that count as much as the archive; above 0.</param>
public sealed record SurrogateSource(string Archive, double Weight)
{
    /// <summary>Whether one model learns from the archive's rows and the search's own together, instead of one from each (the form of
    /// Qin et al.); the weight counts for nothing then.</summary>
    public bool IsPooled { get; init; }
}
