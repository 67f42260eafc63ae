using LanguageExt;
using Nas.Domain.Search;
using Nas.Effects.Journals;

namespace Nas.Effects.Trials;

/// <summary>Computes zero-cost proxies of candidates for a search: one reading for each architecture, in order. Where a proxy has no
/// value its reading says NaN; a candidate cannot stop the search.</summary>
/// <param name="Assess">The recipe says which proxies, on which data and from which seed.</param>
public sealed record CandidateAssessor(Func<Recipe, Seq<string>, CancellationToken, Task<Either<RunFault, Seq<ProxyReading>>>> Assess)
{
    /// <summary>Knows no proxies.</summary>
    public static CandidateAssessor None { get; } = new((_, _, _) => throw new InvalidOperationException("Nothing here computes proxies."));
}
