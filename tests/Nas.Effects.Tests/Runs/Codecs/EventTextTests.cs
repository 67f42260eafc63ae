using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Codecs;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Runs.Codecs;

public class EventTextTests
{
    [Fact]
    public void Read_OfAWrittenSearch_GivesTheSameEvents() =>
        Assert.All(SimulatedSearch.Sequential(ToySpace.Recipe(ToySpace.Evolution)), AssertRoundTrip);

    [Fact]
    public void Read_OfWrittenRareEvents_GivesTheSameEvents() =>
        Assert.All(
            [
                new SearchEvent.Resumed(new Budget(7, None, 0.1), "0.1.0"),
                new SearchEvent.Stopped(StopReason.Interrupted),
                new SearchEvent.Stopped(StopReason.Minutes) { FinalEpochs = 3 },
                new SearchEvent.Assessed(
                    Seq(
                        new ProxyAssessment("a(b)", Seq(new Metric("snip", 1e-300), new Metric("zen", double.NegativeInfinity)), 0.25),
                        new ProxyAssessment("c", default, 0) { Failure = "hung: no sign of life" }
                    )
                ),
                new SearchEvent.Proposed(new Proposal(0, None, new Origin.Sampled(), new Draws(1010, 1000, 8, 2))),
                new SearchEvent.Retrained(
                    new(
                        4,
                        TrainingRecipe.Default(64) with
                        {
                            Patience = 3,
                            LearningRate = 0.1,
                        },
                        new Verdict.Crashed("signal 9"),
                        new Usage(1.5, 7)
                    )
                ),
                new SearchEvent.Ensembled(Seq(new EnsembleMember(3, 0, 0.1 + 0.2), new EnsembleMember(4, 2, 0.7)), new(0.9, 0.1)),
                new SearchEvent.Proposed(
                    new Proposal(1, ToySpace.Word("cab"), new Origin.Mutated(0), Draws.None)
                    {
                        Values = [new("learning_rate", "0.003"), new("optimiser", "adamw")],
                    }
                ),
                Finished(new Verdict.TimedOut("after 3 s")),
                Finished(new Verdict.Hung("silent\n\"quoted\" \u0000 \ud800 ü")),
                Finished(new Verdict.Cancelled()),
                new SearchEvent.FinalTrainingEnded(
                    3,
                    Verdict.FromScore(-0.0, Seq(double.NaN, 1), Seq1(new Metric("loss", double.PositiveInfinity))),
                    new Usage(1.5, 7)
                )
                {
                    Weights = "0123abcd",
                },
            ],
            (SearchEvent happened) =>
                AssertRoundTrip(
                    happened is SearchEvent.Finished { Verdict: Verdict.Hung } f
                        ? f with
                        {
                            Verdict = new Verdict.Hung("silent\n\"quoted\" \u0000 � ü"),
                        }
                        : happened
                )
        );

    [Fact]
    public void Read_OfAnyWrittenScore_GivesTheSameBits() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<double>(),
                score =>
                    !double.IsFinite(score)
                    || BitsOf(Reread(Finished(Verdict.FromScore(score, default, default)))) == BitConverter.DoubleToInt64Bits(score)
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("finished", "{\"trial\":1,\"outcome\":{\"verdict\":\"scored\",\"score\":\"NaN\"}}")]
    [InlineData("finished", "{\"trial\":1,\"outcome\":{\"verdict\":\"scored\"}}")]
    [InlineData("finished", "{\"outcome\":{\"verdict\":\"cancelled\"}}")]
    [InlineData("finished", "{\"trial\":1}")]
    [InlineData("retrained", "{\"trial\":1,\"outcome\":{\"verdict\":\"cancelled\"}}")]
    [InlineData("stopped", "{\"reason\":\"7\"}")]
    [InlineData("stopped", "{\"reason\":\"Minutes\",\"final_epochs\":0}")]
    [InlineData("proposed", "{\"trial\":1}")]
    [InlineData("proposed", "{\"trial\":1,\"surprise\":2}")]
    [InlineData("proposed", "null")]
    [InlineData("proposed", "")]
    [InlineData("assessed", "{}")]
    [InlineData("assessed", "{\"readings\":[{\"architecture\":\"a\"}]}")]
    [InlineData("launched", "{}")]
    [InlineData("assessed", "{\"readings\":[null]}")]
    [InlineData("assessed", "{\"readings\":[{\"architecture\":\"a\",\"values\":[{\"name\":\"snip\",\"value\":null}]}]}")]
    [InlineData("final-trained", "{\"trial\":1,\"outcome\":{\"verdict\":\"scored\",\"score\":1,\"metrics\":[null]}}")]
    [InlineData(
        "final-trained",
        "{\"trial\":1,\"outcome\":{\"verdict\":\"scored\",\"score\":1,\"metrics\":[{\"name\":\"test-accuracy\",\"value\":\"NaN\"}]}}"
    )]
    [InlineData("finished", "{\"trial\":1,\"trial\":1,\"outcome\":{\"verdict\":\"cancelled\"}}")]
    [InlineData("finished", "{\"trial\":9223372036854775808,\"outcome\":{\"verdict\":\"cancelled\"}}")]
    [InlineData("finished", "{\"trial\":1,\"outcome\":{\"verdict\":\"\\ud800\"}}")]
    [InlineData("resumed", "{\"version\":\"1\"} {}")]
    public void Read_OfAMalformedPayload_SaysSo(string kind, string payload) => Assert.True(EventText.Read(kind, payload).IsFail);

    private static SearchEvent Finished(Verdict verdict) => new SearchEvent.Finished(1, verdict, Usage.None);

    private static void AssertRoundTrip(SearchEvent happened)
    {
        var (before, after) = (EventText.Write(happened), EventText.Write(Reread(happened)));
        Assert.Equal(before, after);
        Assert.True(happened == Reread(happened) || before.Payload.Contains("NaN", StringComparison.Ordinal));
    }

    private static SearchEvent Reread(SearchEvent happened)
    {
        var (kind, payload) = EventText.Write(happened);
        return EventText.Read(kind, payload).IfFail(mistakes => throw new InvalidOperationException(string.Join('\n', mistakes)));
    }

    private static long BitsOf(SearchEvent happened) =>
        BitConverter.DoubleToInt64Bits(((Verdict.Scored)((SearchEvent.Finished)happened).Verdict).Score);
}
