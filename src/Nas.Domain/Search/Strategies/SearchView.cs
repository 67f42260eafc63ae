using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies;

/// <summary>The information that the decision about one trial may depend on: every earlier proposal, and the outcomes that
/// logical time allows.</summary>
/// <remarks>Trial <c>k</c> sees the outcomes of trials up to <c>k − lookahead</c>, regardless of what else has finished by then. So the
/// number of workers and the order in which they finish cannot change a decision.</remarks>
/// <param name="Trial">The trial to decide about.</param>
/// <param name="Seeds">Number of leading trials that are the recipe's own architectures.</param>
/// <param name="Proposals">Every earlier trial. Read outcomes through <see cref="LatestScored"/>,
/// <see cref="LatestTrained"/> and <see cref="Shown"/> only.</param>
/// <param name="Lookahead">The recipe's lookahead.</param>
public sealed record SearchView(int Trial, int Seeds, Lst<Trial> Proposals, int Lookahead)
{
    /// <summary>Hard limits on candidates.</summary>
    public required Limits Limits { get; init; }

    /// <summary>Random numbers that several trials may share under separate names.</summary>
    public required RandomStream Shared { get; init; }

    /// <summary>The proxies that are known.</summary>
    public ProxyAssessments Assessments { get; init; } = ProxyAssessments.None;

    /// <summary>The latest fit that was asked for.</summary>
    public Option<FitResult> Fit { get; init; }

    /// <summary>What models said of architectures by name.</summary>
    public RecordedFits Expected { get; init; } = RecordedFits.None;

    /// <summary>The architectures of <see cref="Proposals"/>.</summary>
    public required ProposedArchitectures Proposed { get; init; }

    /// <summary>The trial before which every outcome was waited for.</summary>
    public int Awaited { get; init; }

    /// <summary>The objectives of a strategy that looks at several.</summary>
    public Goals Goals { get; init; } = Goals.Usual;

    /// <summary>The hyperparameters that the search chooses beside the architecture; none where it chooses none.</summary>
    public Option<TunedTraining> Tuned { get; init; }

    /// <summary>Number of refused drafts of this trial.</summary>
    public int Attempt { get; init; }

    /// <summary>Views are equal when they show the same, whatever happened since.</summary>
    public bool Equals(SearchView? other) =>
        other is not null
        && (Trial, Seeds, Lookahead, Awaited, Attempt, Limits, Shared)
            == (other.Trial, other.Seeds, other.Lookahead, other.Awaited, other.Attempt, other.Limits, other.Shared)
        && Assessments.Equals(other.Assessments)
        && (Fit, Goals, Tuned) == (other.Fit, other.Goals, other.Tuned)
        && Expected.Equals(other.Expected)
        && Proposals
            .Take(Trial)
            .Zip(other.Proposals.Take(Trial), (a, b) => a == b || (a.Proposal == b.Proposal && (!Shows(a) || a.Verdict == b.Verdict)))
            .All(same => same);

    /// <inheritdoc/>
    public override int GetHashCode() => Trial;

    private int LastShown => Math.Max(Trial - Lookahead, Awaited - 1);

    private bool Shows(Trial trial) => trial.Number <= LastShown;

    /// <summary>The trials whose outcomes may be seen, in the order of proposal.</summary>
    public IEnumerable<Trial> Shown => Proposals.Take(LastShown + 1);

    /// <summary>What was seen when an earlier trial was decided.</summary>
    public SearchView At(int trial) => this with { Trial = trial, Awaited = Math.Min(Awaited, trial) };

    /// <summary>Whether a candidate may be proposed: within the limits, and not proposed before.</summary>
    public bool Allows(Candidate candidate) => Limits.Allow(candidate.Size) && !IsRepeated(candidate);

    /// <summary>Whether an earlier trial proposed the same architecture.</summary>
    public bool IsRepeated(Candidate candidate) => Proposed.IsBefore(Trial, candidate.Text);

    /// <summary>Up to <paramref name="max"/> scored trials that may be seen, those proposed last, oldest first: only first trainings, whose
    /// scores can be compared.</summary>
    public Arr<Trial> LatestScored(int max) => Latest(max, trial => trial.Score.IsSome && trial.Rung == 0);

    /// <summary>The same with the candidates that went on to longer trainings, so that these compete with their latest scores, too.</summary>
    public Arr<Trial> LatestTrained(int max) => Latest(max, trial => trial.Score.IsSome);

    private Arr<Trial> Latest(int max, Func<Trial, bool> counts)
    {
        var found = new List<Trial>();
        for (var number = LastShown; number >= 0 && found.Count < max; number--)
        {
            if (counts(Proposals[number]))
            {
                found.Add(Proposals[number]);
            }
        }

        found.Reverse();
        return found.ToArr();
    }
}
