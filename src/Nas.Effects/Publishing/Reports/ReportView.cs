using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Replaying;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The data of a run for the sections of its report.</summary>
internal sealed class ReportView
{
    private readonly Dictionary<int, TimeSpan> _ended = [];

    public ReportView(RunReplay run, ReportFrame frame)
    {
        (Recipe, Frame, State) = (run.Recipe, frame, run.State);
        Elapsed = run.History.Elapsed;
        foreach (var row in run.History.Rows)
        {
            if (row.Event is SearchEvent.Finished finished)
            {
                _ended[finished.Trial] = row.Elapsed;
            }
        }

        Scored = [.. State.Trials.Where(trial => trial.Score.IsSome && trial.Proposal.Candidate.IsSome)];
        Front = Recipe.Goals.Map(goals => goals.Front(State.Trials)).IfNone([]);
        Improvements = [.. BestSoFar(Scored)];
        Diagnostics = run.Space.Map(space => SurrogateDiagnostics.Compute(Recipe, space, State)).IfLeft(_ => []);
    }

    public Recipe Recipe { get; }

    public ReportFrame Frame { get; }

    public SearchState State { get; }

    /// <summary>Time spent on the run.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The trials with a score, in the order of proposal.</summary>
    public IReadOnlyList<Trial> Scored { get; }

    /// <summary>The trials that improved on all earlier ones.</summary>
    public IReadOnlyList<Trial> Improvements { get; }

    /// <summary>The front of a search with several objectives.</summary>
    public ImmutableArray<Trial> Front { get; }

    /// <summary>The predictions of the surrogate, if there is one.</summary>
    public IReadOnlyList<SurrogateDiagnostics> Diagnostics { get; }

    /// <summary>What is told of an image.</summary>
    public Target Target => Recipe.Task.Target;

    /// <summary>What a score is called.</summary>
    public string Measure => Target is Target.Classes ? "accuracy" : Recipe.Training.Metric.Text();

    /// <summary>How the best network does on the test images.</summary>
    public Option<Evaluation> Test => State.FinalOfBest.Bind(final => final.Verdict is Verdict.Scored scored ? scored.Test : default);

    /// <summary>Its measure there: the test accuracy of classes, else what trials are ranked by.</summary>
    public Option<double> TestScore =>
        Target is Target.Classes
            ? Test.Map(test => test.First)
            : State.FinalOfBest.Bind(final => final.Verdict is Verdict.Scored scored ? scored.Score : Option<double>.None);

    /// <summary>Number of images of the test.</summary>
    public Option<int> TestImages => Recipe.Task.Images.Map(images => images.Test);

    /// <summary>Number of images that trials are scored by: with folds, all but those of the test.</summary>
    public Option<int> ScoringImages =>
        Recipe.Task.Images.Map(images => Recipe.Training.Folds.IsSome ? images.Train + images.Validation : images.Validation);

    /// <summary>The best of the architectures that the search began with, where it was trained as long as the best trial.</summary>
    public Option<Trial> SeedBeside => State.BestSeed.Filter(seed => State.Best.Exists(best => best.Rung == seed.Rung));

    /// <summary>Minutes from the start of the run until a trial ended.</summary>
    public double MinutesOf(Trial trial) => _ended.TryGetValue(trial.Number, out var ended) ? ended.TotalMinutes : 0;

    /// <summary>The architecture of a trial, if its text can be read.</summary>
    public Option<Derivation> DerivationOf(Trial trial) =>
        from candidate in trial.Proposal.Candidate
        from input in TensorType.Parse(Recipe.Task.Input).ToOption()
        from derivation in ArchitectureText.Parse(candidate.Text, input).ToOption()
        select derivation;

    private static IEnumerable<Trial> BestSoFar(IReadOnlyList<Trial> scored)
    {
        Trial? best = null;
        foreach (var trial in scored.Where(trial => best is null || Trial.IsBetter(trial, best)))
        {
            best = trial;
            yield return trial;
        }
    }
}
