using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Trials;

public class TargetTests
{
    [Fact]
    public void Task_OfNumbers_IsReadAsItWasWritten()
    {
        var task = new TaskReference("houses", "/data/h.csv", "00ff", "8x1x1", new Target.Numbers(["price", "rent"]))
        {
            Reading = new() { Kind = TargetKind.Numbers, Label = "price,rent" },
        };
        Assert.Equal(task, Read(TaskCodec.Record, TaskCodec.Record.Write(task)));
    }

    [Fact]
    public void Task_OfLabels_IsReadAsItWasWritten()
    {
        var task = new TaskReference("films", None, "00ff", "8x1x1", new Target.Labels(["funny", "long"]));
        Assert.Equal(task, Read(TaskCodec.Record, TaskCodec.Record.Write(task)));
    }

    [Fact]
    public void Task_OfMapsOrMasks_IsReadAsItWasWritten()
    {
        foreach (var target in new Target[] { new Target.Maps(["u", "v"], new(3, 2)), new Target.Masks(["disc"], new(32, 32)) })
        {
            var task = new TaskReference("flow", None, "00ff", "1x3x2", target) { Reading = new() { Kind = target.Kind } };
            Assert.Equal(task, Read(TaskCodec.Record, TaskCodec.Record.Write(task)));
        }
    }

    [Fact]
    public void Verdict_OfMapsOrMasks_IsReadAsItWasWritten()
    {
        var scored = new Verdict.Scored(0.75, Seq1(new EpochResult(0.2, 0.75)), Seq<Metric>())
        {
            Validation = new Evaluation.OfNumbers(0.75, 2.5, 1.25) { RelativeError = 0.5 },
            Test = new Evaluation.OfMasks(0.5, 0.6, 0.7, 0.2),
        };
        (Verdict Verdict, Usage Usage) outcome = (scored, new Usage(1, 2));
        Assert.Equal(outcome, Read(VerdictCodec.Record, VerdictCodec.Record.Write(outcome)));
    }

    [Fact]
    public void Task_OfClasses_IsWrittenAsItAlwaysWas()
    {
        var written = (Node.Map)TaskCodec.Record.Write(new("toy", None, "none", "1x1x1", 2));
        Assert.Equal(new[] { "name", "fingerprint", "input", "classes" }, written.Entries.Select(entry => entry.Name).ToArray());
    }

    [Fact]
    public void Task_OfNeither_IsRefused()
    {
        var written = (Node.Map)TaskCodec.Record.Write(new("toy", None, "none", "1x1x1", 2));
        var without = new Node.Map(new Arr<Entry>(written.Entries.Where(entry => entry.Name != "classes")));
        Assert.Contains("classes", $"{TaskCodec.Record.Read(without).FailToSeq()}", StringComparison.Ordinal);
    }

    [Fact]
    public void Verdict_OfNumbers_IsReadAsItWasWritten()
    {
        var scored = new Verdict.Scored(0.75, Seq1(new EpochResult(0.2, 0.75)), Seq<Metric>())
        {
            Validation = new Evaluation.OfNumbers(0.75, 2.5, 1.25),
            Test = new Evaluation.OfNumbers(-0.5, 9, 2),
        };
        (Verdict Verdict, Usage Usage) outcome = (scored, new Usage(1, 2));
        Assert.Equal(outcome, Read(VerdictCodec.Record, VerdictCodec.Record.Write(outcome)));
    }

    [Fact]
    public void Mean_OfFolds_IsThatOfEachMeasure() =>
        Assert.Equal(
            Some<Evaluation>(new Evaluation.OfNumbers(0.5, 3, 2)),
            Evaluation.Mean(Seq<Evaluation>(new Evaluation.OfNumbers(0.25, 2, 1), new Evaluation.OfNumbers(0.75, 4, 3)))
        );

    [Fact]
    public void Target_AdmitsTheMetricThatIsUsual()
    {
        foreach (
            var target in new Target[]
            {
                new Target.Classes(3),
                new Target.Numbers(["y"]),
                new Target.Labels(["a", "b"]),
                new Target.Maps(["y"], new(2, 2)),
                new Target.Masks(["y"], new(2, 2)),
            }
        )
        {
            Assert.True(target.Admits(target.UsualMetric));
            Assert.Contains(Enum.GetValues<ScoreMetric>(), metric => !target.Admits(metric));
        }
    }

    private static T Read<T>(Codec<T> codec, Node node) =>
        codec.Read(node).Match(value => value, mistakes => throw new InvalidDataException($"{mistakes}"));
}
