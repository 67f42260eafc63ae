using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Studies;

/// <summary>What came of one search of a study.</summary>
/// <param name="Search">The search.</param>
/// <param name="Best">The best validation score after 1, 2, … trials; 0 before the first score.</param>
/// <param name="Seconds">The seconds that these trials took, one after the other; no decision and no waiting is counted.</param>
/// <param name="Test">The test score of the best network after its final training; none where it was not tested.</param>
/// <param name="TestLooks">How often the test part was used.</param>
/// <param name="Predictions">What a surrogate expected of its trials; empty without a surrogate.</param>
public sealed record StudyOutcome(
    StudySearch Search,
    ValueArray<double> Best,
    ValueArray<double> Seconds,
    Option<double> Test,
    int TestLooks,
    ValueArray<SurrogateDiagnostics> Predictions
)
{
    /// <summary>What its networks tell, which says what a score is.</summary>
    public TargetKind Kind { get; init; }

    /// <summary>The best validation score of the search; 0 without any.</summary>
    public double Validation => Best.IsEmpty ? 0 : Best[^1];

    /// <summary>The score that methods are compared by: that on the test part, or that on the validation part where none was tested.</summary>
    public double Final => Test.IfNone(Validation);

    /// <summary>The outcome of a search in its last state.</summary>
    public static StudyOutcome Of(StudySearch search, SearchState state, IEnumerable<SurrogateDiagnostics> predictions)
    {
        var (best, seconds) = (new double[state.Trials.Count], new double[state.Trials.Count]);
        var (top, spent) = (default(Trial), 0.0);
        foreach (var trial in state.Trials)
        {
            top = trial.Score.IsSome && (top is null || Trial.IsBetter(trial, top)) ? trial : top;
            spent += trial.Usage.Seconds;
            (best[trial.Number], seconds[trial.Number]) = (top?.Score.IfNone(0) ?? 0, spent);
        }

        return new(search, [.. best], [.. seconds], TestOf(state), state.TestLooks, [.. predictions]);
    }

    /// <summary>The first trial after which the best score is at least a goal, from 1 on; none if that was never so.</summary>
    public Option<int> Reaches(double goal)
    {
        for (var trial = 0; trial < Best.Length; trial++)
        {
            if (Best[trial] >= goal)
            {
                return trial + 1;
            }
        }

        return default;
    }

    private static Option<double> TestOf(SearchState state) =>
        state
            .FinalOfBest.Bind(final => final.Verdict is Verdict.Scored scored ? scored.Test : Option<Evaluation>.None)
            .Map(test => test.First);
}
