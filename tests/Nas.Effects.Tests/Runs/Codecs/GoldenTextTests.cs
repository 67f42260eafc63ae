using System.Runtime.CompilerServices;
using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Codecs;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Local;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Strategies.Objective;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Strategies.Rejection;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;
using Nas.Effects.Learning;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Codecs;
using Nas.Effects.Workers;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Runs.Codecs;

/// <summary>What earlier versions wrote, byte for byte. A change here is a change of a format that users have on their disks.</summary>
public class GoldenTextTests
{
    private static readonly Usage Used = new(1.5, 1L << 40);

    private static readonly ProxyAssessment Read = new(
        "a(b)",
        Seq(new Metric("snip", 1e-300), new Metric("zen", double.NegativeInfinity), new Metric("jacov", double.NaN)),
        0.25
    );

    private static readonly TaskReference Task = new("mine", "/data/: x", "00ff", "3x28x28", 20)
    {
        Reading = new() { Resize = new ImageSize(4, 5), Label = "a: b" },
    };

    private static readonly Strategy[] Strategies =
    [
        new RandomSearch(),
        new LocalSearch(7),
        ToySpace.Evolution,
        new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Graf), 20, 5, 0.1 + 0.2),
        new SurrogateSelection(ToySpace.Evolution, ToySpace.ByFormula, 20, 5, 0.5),
        new SurrogateRejection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Zcp) with { ExplorationWeight = 0.5 }, 20, 1),
        new SurrogateObjective(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Both) with { FitOnAll = false }, 20),
        new SurrogateObjective(
            ToySpace.Evolution,
            ToySpace.Surrogate(SurrogateEncoding.Zcp) with
            {
                Proxies = [],
                Source = new SurrogateSource("00ff", 1e-7),
            },
            20
        ),
        new ProxyMixing(new RoBoT(30), 200, 0),
        new PoNas(100, 3) { Steps = 7 },
    ];

    private static readonly SearchEvent[] Events =
    [
        new SearchEvent.Started("00ff", "0.1.0+abc"),
        new SearchEvent.Assessed(Seq(Read, new ProxyAssessment("c", default, 0) { Failure = "hung: no sign of <life> é" })),
        new SearchEvent.Proposed(new Proposal(0, None, new Origin.Sampled(), new Draws(1010, 1000, 8, 2))),
        new SearchEvent.Proposed(
            new Proposal(
                1,
                new Candidate("a(b)", new CandidateSize(long.MaxValue, 0, 0, 3)),
                new Origin.Seeded("small_cnn"),
                new Draws(1, 0, 0, 0)
            )
        ),
        new SearchEvent.Proposed(new Proposal(2, ToySpace.Word("cab"), new Origin.Mutated(1), new Draws(1, 0, 0, 0))),
        new SearchEvent.Proposed(new Proposal(3, ToySpace.Word("abc"), new Origin.Crossed(1, 2), new Draws(2, 1, 0, 0))),
        new SearchEvent.Finished(0, new Verdict.Rejected("no candidate"), Usage.None),
        new SearchEvent.Finished(
            1,
            new Verdict.Scored(
                0.1 + 0.2,
                Seq(new EpochResult(0.75, -0.0), new EpochResult(0.5, 1e21), new EpochResult(0.25, 1e-5)),
                Seq1(new Metric("parameters", 1e15))
            )
            {
                Validation = new Evaluation.OfClasses(0.5, 1.25),
            },
            Used
        ),
        new SearchEvent.Finished(2, Verdict.FromScore(1, Seq1(1.0), Empty), Used),
        new SearchEvent.Finished(3, Verdict.FromScore(double.NaN, default, default), Used),
        new SearchEvent.Finished(4, new Verdict.OutOfMemory("used 2 MiB of 1 MiB"), Used),
        new SearchEvent.Finished(5, new Verdict.TimedOut("not done after 3 s"), Used),
        new SearchEvent.Finished(6, new Verdict.Crashed("signal 9; last words: \"quoted\"\n\u0000\ttab"), Used),
        new SearchEvent.Finished(7, new Verdict.Hung("no sign of life for 30 s"), Used),
        new SearchEvent.Finished(8, new Verdict.Cancelled(), new Usage(0.1, 0)),
        .. Enum.GetValues<StopReason>().Select(reason => new SearchEvent.Stopped(reason)),
        new SearchEvent.Stopped(StopReason.Minutes) { FinalEpochs = 3 },
        new SearchEvent.Resumed(new Budget(7, None, 0.1), "0.1.0"),
        new SearchEvent.Resumed(new Budget(None, 9, None), "0.1.0"),
        new SearchEvent.FinalTrainingEnded(
            1,
            new Verdict.Scored(0.5, Seq(new EpochResult(0.75, None), new EpochResult(0.25, 0.5)), Seq1(new Metric("parameters", 12)))
            {
                Test = new Evaluation.OfClasses(0.5, 2.5),
            },
            Used
        ),
        new SearchEvent.FinalTrainingEnded(
            1,
            new Verdict.Scored(0.5, Seq1(new EpochResult(None, 0.5)), Empty) { Test = new Evaluation.OfClasses(0.5, None) },
            Used
        ),
        new SearchEvent.Retrained(new(4, TrainingRecipe.Default(64) with { Patience = 3 }, new Verdict.Crashed("signal 9"), Used)),
    ];

    private static readonly WorkerLine[] Lines =
    [
        new(0, new WorkerMessage.Alive()),
        new(
            1,
            new WorkerMessage.RunTrial(
                new(7, TrialPhase.Final, "a(b)", Task, TrainingRecipe.Default(3), new(60, 1L << 30, 0.5), new(long.MinValue))
                {
                    WeightsFile = "/tmp/w",
                }
            )
        ),
        new(
            2,
            new WorkerMessage.RunTrial(
                new(
                    0,
                    TrialPhase.Search,
                    "a",
                    Task with
                    {
                        Data = None,
                        Reading = ReadingOptions.Usual,
                    },
                    TrainingRecipe.Default(3),
                    new(double.PositiveInfinity, 1, 1),
                    new(1)
                )
            )
        ),
        new(3, new WorkerMessage.ComputeProxies(new("a", Seq("snip", "zen"), Task, new(60, 1, 1), new(1)))),
        new(1, new WorkerMessage.Finished(new(Verdict.FromScore(0.5, Seq1(0.5), Seq1(new Metric("loss", double.NaN))), Used))),
        new(2, new WorkerMessage.Finished(new(new Verdict.Diverged("the loss is NaN"), Used))),
        new(3, new WorkerMessage.Assessed(Read)),
        new(4, new WorkerMessage.Faulted(new RunFault(RunFaultKind.NoWorkers, "No libtorch.", "Nothing was changed.", "Run doctor."))),
        new(0, new WorkerMessage.Greeted(new(1, "0.1.0+3f9a02c1", "n17", "4711", 1L << 33))),
        new(1, new WorkerMessage.Prepare(Task)) { Key = "0123456789abcdef" },
        new(1, new WorkerMessage.Prepared(new("00ff", "libtorch 1.13.0 cpu"))) { Key = "0123456789abcdef" },
        new(0, new WorkerMessage.Leaving("it was told to end (SIGTERM)")),
    ];

    [Fact]
    public void Recipes_OfEachStrategy_AreWrittenAsEver() =>
        Snapshot.Matches(
            "Journals/strategies",
            string.Join(
                "---\n",
                Strategies.Select(strategy =>
                    RecipeText.Print(ToySpace.Recipe(strategy) with { Task = Task, IsLiteral = strategy is RandomSearch })
                )
            )
        );

    [Fact]
    public void Schema_OfRecipes_IsAsApproved() =>
        Snapshot.Matches("Schemas/recipe", JsonText.PrintIndented(JsonSchema.Of("A recipe of nas-search", RecipeCodec.Record.Schema)));

    [Fact]
    public void Events_OfEachKind_AreWrittenAsEver() =>
        Snapshot.Matches("Journals/events", string.Join('\n', Events.Select(EventText.Write).Select(row => $"{row.Kind} {row.Payload}")));

    [Fact]
    public void WorkerLines_OfEachKind_AreWrittenAsEver()
    {
        using var stream = new MemoryStream();
        Lines.Iter(line => line.Send(stream));

        Snapshot.Matches("Journals/worker-lines", System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void SurrogateFile_OfAFit_IsWrittenAsEver()
    {
        using var folder = new TemporaryFolder();
        var features = FeatureTable.Build(
            ["length", "snip \"x\""],
            3,
            (column, target) =>
            {
                for (var row = 0; row < target.Length; row++)
                {
                    target[row] =
                        column == 0 ? row + 0.1
                        : row == 1 ? double.NaN
                        : double.PositiveInfinity;
                }
            }
        );
        var predictor = BuiltInPredictors.Find("ridge").IfNone(() => throw new InvalidOperationException());
        Assert.True(
            new SurrogateFile(predictor, new(long.MaxValue), "score", new(features, [1e-7, 0.5, 1])).Write(folder["s.json"]).IsRight
        );
        Snapshot.Matches("Journals/surrogate", File.ReadAllText(folder["s.json"]));
        var again = SurrogateFile.Read(folder["s.json"]).IfLeft(wrong => throw new InvalidOperationException(wrong));
        Assert.True(again.Write(folder["t.json"]).IsRight);
        Assert.Equal(File.ReadAllText(folder["s.json"]), File.ReadAllText(folder["t.json"]));
    }

    [Fact]
    public void Events_AsEverWritten_AreReadAndWrittenTheSame() =>
        Assert.All(
            Approved("events").TrimEnd().Split('\n'),
            row =>
            {
                var (kind, payload) = (row[..row.IndexOf(' ')], row[(row.IndexOf(' ') + 1)..]);
                Assert.Equal(
                    (kind, payload),
                    EventText.Read(kind, payload).Map(EventText.Write).IfFail(mistakes => ("", string.Join('\n', mistakes)))
                );
            }
        );

    [Fact]
    public void Recipes_AsEverWritten_AreReadAndWrittenTheSame() =>
        Assert.All(
            Approved("strategies").Split("---\n"),
            text => Assert.Equal(text, RecipeText.Parse(text).Map(RecipeText.Print).IfFail(mistakes => string.Join('\n', mistakes)))
        );

    [Fact]
    public void WorkerLines_AsEverWritten_AreReadTheSame() =>
        Assert.All(
            Enumerable.Zip(Lines, Approved("worker-lines").TrimEnd().Split('\n')),
            pair =>
                Assert.Equal(
                    pair.First,
                    WorkerLine.Parse(pair.Second).IfFail(mistakes => throw new InvalidOperationException(string.Join('\n', mistakes)))
                )
        );

    private static string Approved(string name, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "Expectations", "Journals", $"{name}.verified.txt"));
}
