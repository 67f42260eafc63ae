using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Tabular;
using Nas.Domain.Search.Trials;
using Nas.Effects.Learning;
using static LanguageExt.Prelude;

namespace Nas.Effects.Benchmarks;

/// <summary>Compares strategies on accuracy and the cost on a device of a table, over many seeds.</summary>
/// <param name="Task">The table.</param>
/// <param name="Device">The device.</param>
/// <param name="Trials">Trials of a search.</param>
/// <param name="Seeds">Searches of a strategy.</param>
/// <param name="FirstSeed">The seed of the first; the others follow it.</param>
public sealed record FrontBenchmark(TabularTask Task, string Device, int Trials, int Seeds, long FirstSeed)
{
    private readonly SearchBenchmark _searches = new(Task, Trials, Seeds, FirstSeed);

    /// <summary>What a search may find.</summary>
    public FrontGap Gap { get; } = FrontGap.Of(Task, Device);

    /// <summary>The gaps of all searches of a strategy after some numbers of trials. They do not depend on how the map works.</summary>
    public ImmutableArray<ImmutableArray<double>> Run(Strategy strategy, IReadOnlyList<int> after, IndexMap seeds) =>
        [
            .. seeds.Map(
                Seeds,
                seed =>
                    Gap.After(
                        _searches.StateOf(
                            _searches.RecipeOf(strategy, 1, FirstSeed + seed) with
                            {
                                Goals = new Goals([Goal.Accuracy, Goal.Latency]),
                                Latency = new LatencyRule(Device, None),
                            },
                            None
                        ),
                        after
                    )
            ),
        ];
}
