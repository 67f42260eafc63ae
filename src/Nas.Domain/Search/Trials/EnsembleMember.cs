namespace Nas.Domain.Search.Trials;

/// <summary>A network of an ensemble.</summary>
/// <param name="Trial">The trial whose architecture it has.</param>
/// <param name="Copy">0 for the trial's own network, else the number of another training of the same architecture.</param>
/// <param name="Weight">How much its probabilities count; the sum over an ensemble is 1.</param>
public sealed record EnsembleMember(int Trial, int Copy, double Weight);
