namespace Nas.Domain.Search.Surrogates;

/// <summary>What a surrogate knows before any trial of its search: an archive of other tasks.</summary>
/// <remarks>A model of the archive's ranks, task by task, and a model of the search's own trials predict beside each other. Their mean is weighted by
/// <paramref name="Weight"/> and by the number of own trials: the archive decides alone at first, counts ever less, and never drowns own trials by its size,
/// as it does where all rows are thrown together (Qin et al., AutoML 2025, table 8).</remarks>
/// <param name="Archive">SHA-256 of the archive's text, which the run folder holds.</param>
/// <param name="Weight">How many own scored trials count as much as the archive; above 0.</param>
public sealed record SurrogateSource(string Archive, double Weight);
