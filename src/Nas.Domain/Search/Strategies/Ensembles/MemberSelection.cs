namespace Nas.Domain.Search.Strategies.Ensembles;

/// <summary>Asks which of some trained networks make the best ensemble: 1 for each of them, 0 for the others.</summary>
/// <param name="Trial">The trial whose parent is one of them.</param>
/// <param name="Networks">The networks.</param>
/// <param name="Members">The size of the ensemble.</param>
public sealed record MemberSelection(int Trial, ValueArray<TrainedNetwork> Networks, int Members) : FitRequest(Trial);

/// <summary>A network that a trial trained.</summary>
/// <param name="Architecture">Its canonical text.</param>
/// <param name="Weights">The hash of its weights.</param>
public sealed record TrainedNetwork(string Architecture, string Weights);
