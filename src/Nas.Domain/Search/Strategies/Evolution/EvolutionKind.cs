using Nas.Domain.Architectures.Variation;
using Nas.Domain.Codecs;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Evolution;

/// <summary>Regularised evolution as users name it, and its settings, which strategies that build on it have too.</summary>
internal static class EvolutionKind
{
    private const int MaxPopulation = 100;

    private static readonly NumberSetting<int> Population = new(
        "population",
        "Number of scored trials that compete [default: a quarter of the trials in the budget, at most 100]",
        1,
        1_000_000
    );

    private static readonly NumberSetting<int> Tournament = new("tournament", "Trials drawn for a tournament", 1, 1_000_000)
    {
        Default = 10,
    };

    private static readonly NumberSetting<double> MutationRate = new("mutation-rate", "Probability that a child is mutated", 0, 1)
    {
        Default = 1.0,
    };

    private static readonly NumberSetting<double> CrossoverRate = new("crossover-rate", "Probability that a child has two parents", 0, 1)
    {
        Default = 0.0,
    };

    private const string All = "all";

    private static readonly ChoiceSetting Survival = new(
        "survival",
        "Which scored trials compete: the latest, as many as the population; or all, so that the population grows",
        ["latest", All]
    );

    private static readonly (string Name, ParentChoice Value)[] ParentChoices =
    [
        ("tournament", ParentChoice.Tournament),
        ("first", ParentChoice.First),
        ("last", ParentChoice.Last),
    ];

    private static readonly ChoiceSetting Parents = new(
        "parents",
        "Which of them has the next child: the winner of a tournament, the first or the last",
        [.. ParentChoices.Select(choice => choice.Name)]
    );

    /// <summary>How recipes write the choice of parents.</summary>
    public static Codec<ParentChoice> ParentCodec { get; } = Scalar.OneOf(ParentChoices);

    private static readonly (string Name, MutationSites Value)[] SiteChoices =
    [
        ("all", MutationSites.All),
        ("terminals", MutationSites.Terminals),
    ];

    private static readonly ChoiceSetting Mutated = new(
        "mutate",
        "Where a mutation may change an architecture: everywhere, or operations alone, so that its form stays",
        [.. SiteChoices.Select(choice => choice.Name)]
    );

    private static readonly NumberSetting<int> CrossoverPoints = new(
        "crossover-points",
        "Parts that a child of two parents takes from the second",
        1,
        100
    )
    {
        Default = 1,
    };

    /// <summary>How recipes write where mutations happen.</summary>
    public static Codec<MutationSites> SitesCodec { get; } = Scalar.OneOf(SiteChoices);

    public static LanguageExt.Seq<Setting> Settings { get; } =
        Seq<Setting>(Population, Tournament, MutationRate, CrossoverRate, Survival, Parents, Mutated, CrossoverPoints);

    public static StrategyKind Value { get; } =
        StrategyKind.Of("regularised-evolution", Settings, Make, EvolutionCodec.Fields) with
        {
            OtherName = "regularized-evolution",
        };

    /// <summary>An evolution that ends within its first generation would be none, so a small budget has a small population.</summary>
    public static RegularisedEvolution Make(StrategyRequest request) =>
        new(
            request.Find(Population).IfNone((int)Math.Clamp(request.Trials / 4, 2, MaxPopulation)),
            request.Of(Tournament),
            request.Of(MutationRate),
            request.Of(CrossoverRate)
        )
        {
            Grows = request.Find(Survival) == All,
            Parents = ParentChoices
                .Find(choice => request.Find(Parents) == choice.Name)
                .Map(choice => choice.Value)
                .IfNone(ParentChoice.Tournament),
            Mutated = SiteChoices
                .Find(choice => request.Find(Mutated) == choice.Name)
                .Map(choice => choice.Value)
                .IfNone(MutationSites.All),
            CrossoverPoints = request.Of(CrossoverPoints),
        };
}
