using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Decisions;

public class ParetoTests
{
    [Fact]
    public void Front_OfAnyTrials_IsWhatNoOtherBeats() =>
        Prop.ForAll(
                Gen.Choose(0, 6).Two().ListOf().ToArbitrary(),
                pairs =>
                {
                    var trials = pairs.Select((pair, i) => Scored(i, pair.Item1, pair.Item2)).ToList();
                    var unbeaten = trials
                        .Where(trial => !trials.Exists(other => Beats(other, trial)))
                        .Select(trial => trial.Number)
                        .Order();
                    var front = Pareto.Front(trials, size => size.Parameters);
                    return front.Select(trial => trial.Number).Order().SequenceEqual(unbeaten)
                        && Enumerable
                            .Zip(front, front.Skip(1))
                            .All(pair => Cost(pair.First) < Cost(pair.Second) && Score(pair.First) < Score(pair.Second));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Front_OfTrialsWithoutScores_IsEmpty() =>
        Assert.Empty(
            Pareto.Front(
                [Scored(0, 1, 1) with { Verdict = new Verdict.Hung("") }, Scored(1, 1, 1) with { Verdict = None }],
                size => size.Parameters
            )
        );

    private static bool Beats(Trial a, Trial b) =>
        Cost(a) <= Cost(b) && Score(a) >= Score(b) && (Cost(a) < Cost(b) || Score(a) > Score(b) || a.Number < b.Number);

    private static long Cost(Trial trial) => trial.Proposal.Candidate.Map(candidate => candidate.Size.Parameters).IfNone(0);

    private static double Score(Trial trial) => trial.Score.IfNone(0);

    private static Trial Scored(int number, int cost, int score) =>
        new(
            new Proposal(number, new Candidate("compute(norm)", new(cost, 0, 0, 1)), new Origin.Sampled(), Draws.None),
            new Verdict.Scored(score, default, default),
            Usage.None
        );
}
