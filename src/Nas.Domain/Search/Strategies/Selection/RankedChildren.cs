using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Selection;

/// <summary>The children of a round, the best predicted first.</summary>
/// <param name="Children">Empty while nothing was learnt or something has to be read first.</param>
/// <param name="Unscored">Candidates whose proxies have to be known first.</param>
internal sealed record RankedChildren(ValueArray<DraftedCandidate> Children, ValueArray<Candidate> Unscored);
