using System.Text.Json.Serialization;
using LanguageExt;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;
using Nas.Effects.Publishing.Reports;
using Nas.Tool.CommandLine;

namespace Nas.Tool.Rendering;

/// <summary>The state of a search: the object of <c>search --json</c> and <c>status --json</c>. Unknown values are null.</summary>
/// <param name="Run">The run folder.</param>
/// <param name="Task">The task.</param>
/// <param name="Input">Shape of one example.</param>
/// <param name="Classes">Number of classes; null where numbers or labels are told.</param>
/// <param name="Grammar">The grammar.</param>
/// <param name="Strategy">The strategy.</param>
/// <param name="Seed">The seed.</param>
/// <param name="State">Why the search stopped (trials, epochs, minutes, exhausted, interrupted), or <c>open</c>.</param>
/// <param name="Trials">Trials proposed.</param>
/// <param name="Scored">Trials with a score.</param>
/// <param name="Seconds">Wall-clock seconds, summed over sessions.</param>
/// <param name="BestTrial">Number of the best trial.</param>
/// <param name="BestId">Id of its architecture.</param>
/// <param name="ValidationAccuracy">Its score, 0 … 1.</param>
/// <param name="TestAccuracy">Test accuracy of its final training, 0 … 1.</param>
/// <param name="TestLooks">Number of evaluations on the test images, including retrainings.</param>
/// <param name="FinalTraining">How its final training ended (scored, diverged, crashed …).</param>
/// <param name="FinalEpochs">Epochs of that training: fewer than requested if the time budget did not allow all. Null for a table, which
/// trains nothing.</param>
/// <param name="Parameters">Its trainable parameters.</param>
/// <param name="Macs">Its multiply–accumulates for one example.</param>
/// <param name="Architecture">Its canonical text.</param>
/// <param name="BestSeed">The best of the architectures that the search began with, where it was trained as long as the best trial.</param>
/// <param name="BestSeedAccuracy">Its validation accuracy after that training.</param>
/// <param name="SurrogateTau">With an archive: Kendall's tau-b of the surrogate's predictions before each training, and the scores.</param>
/// <param name="ArchiveTau">The same for the predictions of the archive alone.</param>
/// <param name="ValidationImages">Number of validation images.</param>
/// <param name="ValidationInterval">Wilson's 95 % interval of the validation accuracy.</param>
/// <param name="TestImages">Number of test images.</param>
/// <param name="TestInterval">Wilson's 95 % interval of the test accuracy.</param>
/// <param name="Metric">What trials are ranked by, if not by accuracy.</param>
/// <param name="ValidationScore">That of the best trial.</param>
/// <param name="TestScore">That on the test images.</param>
/// <param name="Numbers">The names of the numbers that are told.</param>
/// <param name="Labels">The names of the labels that are told.</param>
/// <param name="ValidationMeasures">The best trial's other measures of numbers or labels: errors in the units of the data, F1 and AUROC.</param>
/// <param name="TestMeasures">Those on the test images.</param>
internal sealed record RunSummary(
    string Run,
    string Task,
    string Input,
    int? Classes,
    string Grammar,
    string Strategy,
    long Seed,
    string State,
    int Trials,
    int Scored,
    double Seconds,
    int? BestTrial,
    string? BestId,
    double? ValidationAccuracy,
    double? TestAccuracy,
    int TestLooks,
    string? FinalTraining,
    int? FinalEpochs,
    long? Parameters,
    long? Macs,
    string? Architecture,
    string? BestSeed = null,
    double? BestSeedAccuracy = null,
    double? SurrogateTau = null,
    double? ArchiveTau = null,
    int? ValidationImages = null,
    IReadOnlyList<double>? ValidationInterval = null,
    int? TestImages = null,
    IReadOnlyList<double>? TestInterval = null,
    string? Metric = null,
    double? ValidationScore = null,
    double? TestScore = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Numbers = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Labels = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Maps = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Masks = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, double>? ValidationMeasures = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, double>? TestMeasures = null
)
{
    /// <summary>The summary as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        [
            $"run         {Run}",
            $"search      {Task}, {Grammar}, {Strategy}, seed {Seed}",
            FormattableString.Invariant($"trials      {Trials}, {Scored} scored, in {Quantity.Duration(Seconds)}; {Ended}"),
            .. BestTrial is null ? ["best        none yet"] : BestLines,
            .. SurrogateTau is { } tau
                ?
                [
                    FormattableString.Invariant(
                        $"surrogate   tau {tau:0.00} between predicted and actual scores of the run; with the archive alone {ArchiveTau:0.00}"
                    ),
                ]
                : Array.Empty<string>(),
        ];

    /// <summary>The same with what came of an archive, where one taught the search.</summary>
    public RunSummary WithTransferMetrics(Recipe recipe, SearchSpace space, SearchState state) =>
        space.Source.IsSome && SurrogateDiagnostics.Compute(recipe, space, state) is var trials
            ? this with
            {
                SurrogateTau = Known(SurrogateDiagnostics.Tau(trials)),
                ArchiveTau = Known(SurrogateDiagnostics.SourceTau(trials)),
            }
            : this;

    private static double? Known(double tau) => double.IsFinite(tau) ? Math.Round(tau, 4) : null;

    private IEnumerable<string> BestLines =>
        [
            FormattableString.Invariant($"best        trial {BestTrial}, {BestId![..12]}"),
            $"validation  {(Classes is not null ? Quantity.Accuracy(ValidationAccuracy!.Value, Given.Maybe(ValidationImages)) : Told(ValidationScore, ValidationMeasures, ValidationImages))}",
            .. Metric is null || Classes is null
                ? Array.Empty<string>()
                : [$"ranked by   {Metric}: {Percent(ValidationScore)} in validation, {Percent(TestScore)} in the test"],
            .. BestSeed is null || Metric is not null ? Array.Empty<string>() : [SeedLine],
            $"test        {(TestText is { } tested ? $"{tested}{(FinalEpochs is { } epochs ? $" after {TrialText.Epochs(epochs)}" : "")}{Looks}" : FinalTraining is null ? "not measured" : $"not measured: the final training {FinalTraining}")}",
            $"size        {Quantity.Format(Parameters!.Value)} parameters, {Quantity.Format(Macs!.Value)} macs for one example",
        ];

    private string? TestText =>
        Classes is null
            ? TestScore is null
                ? null
                : Told(TestScore, TestMeasures, TestImages)
            : TestAccuracy is { } share
                ? Quantity.Accuracy(share, Given.Maybe(TestImages))
                : null;

    /// <summary>The score and the other measures.</summary>
    private string Told(double? score, IReadOnlyDictionary<string, double>? measures, int? images) =>
        Measures.After(
            FormattableString.Invariant($"{Metric} {score:0.0000}")
                + (images is { } count ? FormattableString.Invariant($" on {count} images") : ""),
            measures
        );

    private static string Percent(double? share) => share is { } known ? Quantity.Percent(known) : "not measured";

    private string SeedLine =>
        BestSeedAccuracy < ValidationAccuracy
            ? $"seeds       {Quantity.Percent(BestSeedAccuracy!.Value)} for the best of them, {BestSeed}, after the same training"
            : $"seeds       the search found nothing better than {BestSeed}, with which it began";

    private string Ended => Enum.TryParse<StopReason>(State, ignoreCase: true, out var reason) ? StopText.Describe(reason) : State;

    private string Looks => TestLooks > 1 ? FormattableString.Invariant($" (the test images were used {TestLooks} times)") : "";

    public static RunSummary Summarise(string folder, Recipe recipe, SearchState state, TimeSpan elapsed)
    {
        var best = state.Best.MatchUnsafe<Trial?>(trial => trial, () => null);
        var candidate = best?.Proposal.Candidate.MatchUnsafe<Candidate?>(found => found, () => null);
        return new RunSummary(
            folder,
            recipe.Task.Name,
            recipe.Task.Input,
            recipe.Task.Target is Target.Classes classes ? classes.Count : null,
            recipe.Grammar.Name,
            recipe.Strategy.Name,
            recipe.Seed.Value,
            state.Stopped.Map(reason => reason.ToString().ToLowerInvariant()).IfNone("open"),
            state.Trials.Count,
            state.Trials.Count(trial => trial.Score.IsSome),
            Math.Round(elapsed.TotalSeconds, 3),
            best?.Number,
            candidate?.Id.Value,
            recipe.Task.Target is Target.Classes ? AccuracyOf(best) : null,
            recipe.Task.Target is Target.Classes ? TestOf(state).Map(test => test.First).ToNullable() : null,
            state.TestLooks,
            state.FinalOfBest.MatchUnsafe<string?>(final => final.Verdict.Kind, () => null),
            EpochsOf(state),
            candidate?.Size.Parameters,
            candidate?.Size.Macs,
            candidate?.Text,
            SeedBeside(state, best).Bind(state.SeedOf).MatchUnsafe<string?>(name => name, () => null),
            SeedBeside(state, best).Bind(seed => seed.Score).ToNullable()
        )
            .WithIntervals(ScoredBy(recipe))
            .WithMetric(recipe.Training.Metric, best, state)
            .WithNumbers(recipe.Task.Target, best, state);
    }

    /// <summary>The images that trials are scored by: with folds, all but those of the test.</summary>
    private static Option<PartSizes> ScoredBy(Recipe recipe) =>
        recipe.Task.Images.Map(sizes => recipe.Training.Folds.IsSome ? sizes with { Validation = sizes.Train + sizes.Validation } : sizes);

    private RunSummary WithMetric(ScoreMetric metric, Trial? best, SearchState state) =>
        metric == ScoreMetric.Accuracy
            ? this
            : this with
            {
                Metric = metric.Text(),
                ValidationScore = best?.Score.ToNullable(),
                TestScore = state
                    .FinalOfBest.Bind(final => final.Verdict is Verdict.Scored scored ? scored.Score : Option<double>.None)
                    .ToNullable(),
            };

    private static double? AccuracyOf(Trial? trial) =>
        trial
            ?.Verdict.Bind(verdict => verdict is Verdict.Scored { Validation.Case: Evaluation found } ? found.First : trial.Score)
            .ToNullable();

    private RunSummary WithIntervals(Option<PartSizes> images) =>
        images.Case is PartSizes sizes
            ? this with
            {
                ValidationImages = sizes.Validation,
                ValidationInterval = Interval(ValidationAccuracy, sizes.Validation),
                TestImages = sizes.Test,
                TestInterval = Interval(TestAccuracy, sizes.Test),
            }
            : this;

    private static IReadOnlyList<double>? Interval(double? accuracy, int images) =>
        accuracy is { } share && WilsonInterval.Compute(share, images) is var interval
            ? [Math.Round(interval.Lower, 6), Math.Round(interval.Upper, 6)]
            : null;

    /// <summary>The best seed where it can be compared with the best trial.</summary>
    private static Option<Trial> SeedBeside(SearchState state, Trial? best) => state.BestSeed.Filter(seed => seed.Rung == best?.Rung);

    /// <summary>The number of recorded losses.</summary>
    private static int? EpochsOf(SearchState state) =>
        state
            .FinalOfBest.Map(final => final.Verdict is Verdict.Scored scored ? scored.Epochs.Count(epoch => epoch.Loss.IsSome) : 0)
            .Filter(epochs => epochs > 0)
            .ToNullable();

    private static Option<Evaluation> TestOf(SearchState state) =>
        state.FinalOfBest.Bind(final => final.Verdict is Verdict.Scored scored ? scored.Test : Option<Evaluation>.None);

    private RunSummary WithNumbers(Target target, Trial? best, SearchState state) =>
        target is Target.Classes
            ? this
            : this with
            {
                Numbers = target is Target.Numbers ? [.. target.OutputNames] : null,
                Labels = target is Target.Labels ? [.. target.OutputNames] : null,
                Maps = target is Target.Maps ? [.. target.OutputNames] : null,
                Masks = target is Target.Masks ? [.. target.OutputNames] : null,
                ValidationMeasures = best is { Verdict.Case: Verdict.Scored scored } ? Measures.Of(scored.Validation) : null,
                TestMeasures = Measures.Of(TestOf(state)),
            };
}
