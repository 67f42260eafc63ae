using LanguageExt;

namespace Nas.Domain.Search.Strategies.Selection;

/// <summary>The children of a round, the best predicted first.</summary>
/// <param name="Children">Empty while nothing was learnt or something has to be read first.</param>
/// <param name="Missing">The draft that asks for what has to be known first.</param>
internal sealed record RankedChildren(ValueArray<DraftedCandidate> Children, Option<Draft> Missing);
