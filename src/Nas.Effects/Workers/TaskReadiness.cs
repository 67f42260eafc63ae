namespace Nas.Effects.Workers;

/// <summary>What a worker says when it has the data of a search.</summary>
/// <param name="Fingerprint">A hash of the data's content.</param>
/// <param name="Identity">The text under which scores are comparable bit for bit.</param>
public sealed record TaskReadiness(string Fingerprint, string Identity);
