using LanguageExt;
using Nas.Domain.Architectures.Variation;

namespace Nas.Domain.Search.Strategies.TreeSearch;

/// <summary>A trial as the search tree sees it.</summary>
/// <param name="Choices">The choices of its derivation, in pre-order.</param>
/// <param name="Reward">How good it is among all, from 0 to 1; none while its outcome may not be seen.</param>
internal sealed record Visit(ValueArray<Production> Choices, Option<double> Reward);
