using LanguageExt;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Local;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Strategies.Objective;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Strategies.Rejection;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using static Nas.Effects.Runs.Codecs.RecipeMapping;

namespace Nas.Effects.Runs.Codecs;

/// <summary>Between strategies and the YAML fields of a recipe.</summary>
internal static class StrategyMapping
{
    private const string Formula = "formula";

    public static RecipeFields.StrategyFields ToFields(Strategy strategy)
    {
        var fields = strategy switch
        {
            RegularisedEvolution evolution => OfEvolution(evolution),
            SurrogateSelection selection => OfEvolution(selection.Evolution, selection.Surrogate),
            SurrogateRejection rejection => OfEvolution(rejection.Evolution, rejection.Surrogate),
            SurrogateObjective objective => OfEvolution(objective.Evolution, objective.Surrogate),
            _ => new(),
        };
        fields.Name = strategy.Name;
        fields.Patience = (strategy as LocalSearch)?.Patience;
        fields.Sampled = (strategy as SurrogateSelection)?.Sampled ?? (strategy as SurrogateRejection)?.Sampled;
        fields.Fresh = (strategy as SurrogateSelection)?.Fresh;
        fields.Chosen = (strategy as SurrogateSelection)?.Chosen;
        fields.Quantile = (strategy as SurrogateRejection)?.Quantile;
        fields.Steps = (strategy as SurrogateObjective)?.Steps ?? ((strategy as MetricMixing)?.Mixer as PerArchitecture)?.Steps;
        fields.Rounds = ((strategy as MetricMixing)?.Mixer as Robot)?.Rounds;
        fields.Pool = (strategy as MetricMixing)?.Pool;
        fields.Start = (strategy as MetricMixing)?.Start;
        return fields;
    }

    public static Strategy ToStrategy(RecipeFields.StrategyFields f) => f.Name switch
    {
        "random" => new RandomSearch(),
        "local-search" => new LocalSearch(AtLeast(1, f.Patience, "strategy.patience")),
        "regularised-evolution" => ToEvolution(f),
        "surrogate-selection" => new SurrogateSelection(
            ToEvolution(f), ToSurrogate(f), AtLeast(1, f.Sampled, "strategy.sampled"), AtLeast(1, f.Chosen, "strategy.chosen"), Probability(f.Fresh, "strategy.fresh")),
        "surrogate-rejection" => new SurrogateRejection(
            ToEvolution(f), ToSurrogate(f), AtLeast(1, f.Sampled, "strategy.sampled"), Probability(f.Quantile, "strategy.quantile")),
        "surrogate-objective" => new SurrogateObjective(ToEvolution(f), ToSurrogate(f), AtLeast(1, f.Steps, "strategy.steps")),
        "robot" => ToMixing(new Robot(AtLeast(1, f.Rounds, "strategy.rounds")), f),
        "po-nas" => ToMixing(new PerArchitecture { Steps = AtLeast(1, f.Steps, "strategy.steps") }, f),
        _ => throw new FormatException($"strategy.name '{f.Name}' is unknown; it is one of {string.Join(", ", StrategyNames.All)}"),
    };

    private static MetricMixing ToMixing(MetricMixer mixer, RecipeFields.StrategyFields f) =>
        new(mixer, AtLeast(1, f.Pool, "strategy.pool"), AtLeast(0, f.Start, "strategy.start"));

    private static RecipeFields.StrategyFields OfEvolution(RegularisedEvolution evolution, Surrogate? surrogate = null) => new()
    {
        Population = evolution.Population,
        Tournament = evolution.Tournament,
        MutationRate = evolution.MutationRate,
        CrossoverRate = evolution.CrossoverRate,
        Surrogate = surrogate is null ? null : OfSurrogate(surrogate),
    };

    private static RecipeFields.SurrogateFields OfSurrogate(Surrogate surrogate) => surrogate.Formula.Match(
        formula => new RecipeFields.SurrogateFields
        {
            Encoding = Formula,
            Start = surrogate.Start,
            Formula = formula.ToString(),
        },
        () => new()
        {
            Encoding = surrogate.Encoding.ToString().ToLowerInvariant(),
            Predictor = surrogate.Predictor,
            Start = surrogate.Start,
            Refit = surrogate.Refit,
            FitOnAll = surrogate.FitOnAll,
            Optimism = surrogate.Optimism,
            Proxies = surrogate.Encoding == SurrogateEncoding.Graf ? null : [.. surrogate.Proxies],
            Source = surrogate.Source.MatchUnsafe<RecipeFields.SourceFields?>(source => new() { Archive = source.Archive, Weight = source.Weight }, () => null),
        });

    private static RegularisedEvolution ToEvolution(RecipeFields.StrategyFields f) => new(
        AtLeast(1, f.Population, "strategy.population"),
        AtLeast(1, f.Tournament, "strategy.tournament"),
        Probability(f.MutationRate, "strategy.mutation_rate"),
        Probability(f.CrossoverRate, "strategy.crossover_rate"));

    private static Surrogate ToSurrogate(RecipeFields.StrategyFields f)
    {
        var s = Need(f.Surrogate, "strategy.surrogate");
        return s.Encoding == Formula ? ToFormula(s) : new(
            Enum.GetValues<SurrogateEncoding>().Cast<SurrogateEncoding?>().FirstOrDefault(e => string.Equals(e.ToString(), s.Encoding, StringComparison.OrdinalIgnoreCase))
                ?? throw new FormatException($"strategy.surrogate.encoding '{s.Encoding}' is unknown; it is graf, zcp, both or formula"),
            BuiltInPredictors.Find(s.Predictor ?? "").Match(found => found.Name, () => throw new FormatException($"strategy.surrogate.predictor '{s.Predictor}' is unknown")),
            AtLeast(0, s.Start, "strategy.surrogate.start"),
            AtLeast(1, s.Refit, "strategy.surrogate.refit"),
            Need(s.FitOnAll, "strategy.surrogate.fit_on_all"))
        {
            Optimism = Need(s.Optimism, "strategy.surrogate.optimism"),
            Proxies = [.. s.Proxies ?? []],
            Source = s.Source is { } source ? new SurrogateSource(Need(source.Archive, "strategy.surrogate.source.archive"), WeightOf(source)) : Option<SurrogateSource>.None,
        };
    }

    private static double WeightOf(RecipeFields.SourceFields f) => Need(f.Weight, "strategy.surrogate.source.weight") is var weight && weight > 0 && double.IsFinite(weight)
        ? weight
        : throw new FormatException("strategy.surrogate.source.weight is not above 0");

    private static Surrogate ToFormula(RecipeFields.SurrogateFields s) => Surrogate.By(
        FormulaText.Parse(Need(s.Formula, "strategy.surrogate.formula")).IfLeft(fault => throw new FormatException($"strategy.surrogate.formula is none: {fault}")),
        AtLeast(0, s.Start, "strategy.surrogate.start"));
}
