using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Strategies.Ensembles;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Fidelities;
using Nas.Domain.Search.Strategies.Local;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Strategies.MultiObjective;
using Nas.Domain.Search.Strategies.Objective;
using Nas.Domain.Search.Strategies.Partition;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Strategies.Rejection;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Strategies.TreeSearch;

namespace Nas.Domain.Search.Strategies.Catalogue;

/// <summary>The strategies that recipes and the command line may name.</summary>
/// <param name="All">All of them, the plainest first.</param>
public sealed record StrategyCatalogue(ValueArray<StrategyKind> All)
{
    /// <summary>Those of this program.</summary>
    public static StrategyCatalogue BuiltIn { get; } =
        new([
            RandomKind.Value,
            LocalSearchKind.Value,
            TreeSearchKind.Value,
            EvolutionKind.Value,
            RandomSelectionKind.Value,
            SelectionKind.Value,
            RejectionKind.Value,
            ObjectiveKind.Value,
            MixingKinds.Robot,
            MixingKinds.PerArchitecture,
            FidelityKinds.SuccessiveHalving,
            FidelityKinds.Hyperband,
            FidelityKinds.Asha,
            FidelityKinds.Bohb,
            MultiObjectiveKinds.Nsga2,
            MultiObjectiveKinds.FrontMutation,
            MultiObjectiveKinds.FrontSurrogate,
            PartitionKind.Value,
            EnsembleKind.Value,
        ]);

    /// <summary>Their names.</summary>
    public ImmutableArray<string> Names => [.. All.Select(kind => kind.Name)];

    /// <summary>All that users may set, each once, in the order of the strategies.</summary>
    public ImmutableArray<Setting> Settings => [.. All.SelectMany(kind => kind.Settings).Distinct()];

    /// <summary>The kind of a name.</summary>
    public Option<StrategyKind> Find(string name) => All.Items.Find(kind => kind.IsNamed(name));

    /// <summary>A strategy as a record. Any strategy can be written; those of this catalogue can be read.</summary>
    public Codec<Strategy> Record =>
        Of(All.Select(kind => kind.Case)) with
        {
            Write = strategy => Of([strategy.Kind.Case]).Write(strategy),
        };

    private static Codec<Strategy> Of(IEnumerable<Case<Strategy>> cases) => Fields.Union("name", cases).Record();
}
