namespace Nas.Domain.Search;

/// <summary>An architecture as a search sees it. Equal when text, id and size are.</summary>
/// <param name="Text">The canonical one-line text of the derivation.</param>
/// <param name="Id">The architecture's id: SHA-256 of the canonical text, in hex. Two candidates with one id are one architecture.</param>
/// <param name="Size">Its cost by arithmetic.</param>
public sealed record Candidate(string Text, string Id, CandidateSize Size);
