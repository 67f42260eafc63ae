using Nas.Domain.Architectures.Derivations;

namespace Nas.Domain.Search.Trials;

/// <summary>An architecture as a search sees it. Two candidates with one text are one architecture.</summary>
/// <param name="Text">The canonical one-line text of the derivation.</param>
/// <param name="Size">Its computed cost.</param>
public sealed record Candidate(string Text, CandidateSize Size)
{
    /// <summary>The architecture's id, derived from the text.</summary>
    public ArchitectureId Id => ArchitectureId.FromText(Text);
}
