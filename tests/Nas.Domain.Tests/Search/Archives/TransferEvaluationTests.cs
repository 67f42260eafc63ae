using System.Collections.Immutable;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Baselines;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Surrogates;

namespace Nas.Domain.Tests.Search.Archives;

public class TransferEvaluationTests
{
    private static readonly ArchiveEncoding Graf = new(
        BuiltInGrammars.Load("einspace").IfLeft(reason => throw new InvalidOperationException(reason)),
        SurrogateEncoding.Graf,
        []
    );
    private static readonly NamedPredictor Ridge = BuiltInPredictors.Find("ridge").IfNone(() => throw new InvalidOperationException());

    [Fact]
    public void Judge_OfTasksThatScoreAlike_TransfersInBothDirections()
    {
        var taus = Judge([Task("a", sign: 1), Task("b", sign: 1)]);
        Assert.Equal(["a a", "a b", "b a", "b b"], taus.Select(tau => $"{tau.Source} {tau.Target}"));
        Assert.All(taus, tau => Assert.InRange(tau.Tau.Mean, 0.8, 1));
    }

    [Fact]
    public void Judge_OfTasksThatScoreOppositely_HasNegativeTauAcross()
    {
        var taus = Judge([Task("a", sign: 1), Task("b", sign: -1)]);
        Assert.All(taus, tau => Assert.Equal(tau.Source == tau.Target, tau.Tau.Mean > 0));
    }

    [Fact]
    public void Judge_OfThreeTasks_LeavesOutOtherTrainingsOfTheSameData()
    {
        var taus = Judge([Task("a", 1), Task("b", 1), Task("c", 1) with { Fingerprint = "b-data" }]);
        // For b and c only a is left, which is no more than the pair.
        Assert.Equal(["a"], taus.Where(tau => tau.Source is null).Select(tau => tau.Target));
        Assert.Equal(80, taus[^1].Learnt);
    }

    private static ImmutableArray<TransferTau> Judge(ImmutableArray<TransferTask> tasks) =>
        new TransferEvaluation(2).Judge(Ridge, tasks, RandomStream.FromSeed(new(1)), IndexMap.Sequential);

    private static TransferTask Task(string name, int sign)
    {
        ImmutableArray<ArchivedTrial> rows = [.. Enumerable.Range(0, 40).Select(i => MadeArchive.Row(name, i * 5))];
        var task = ArchivedTask.GroupByTask(rows, 1)[0];
        return new(name, name + "-data", new(Graf.Encode(task.Trials), [.. task.TargetsOn(TargetScale.Ranks).Select(rank => sign * rank)]));
    }
}
