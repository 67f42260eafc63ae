using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.ZeroCost;
using Nas.Effects.Data.Sets;
using Nas.Effects.Scoring;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training.Execution;
using TorchSharp;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Scoring;

/// <summary>What the definitions of the proxies imply.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class ScoringTests
{
    private const int Batch = 8;

    public static TheoryData<string> Networks => ["mlp", "conv", "attention"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Scores_OfEqualJobs_AreEqual(string name) => Assert.Equal(Values(Score(Job(name))), Values(Score(Job(name))));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Scores_Together_EqualScoresOneByOne(string name)
    {
        var job = Job(name) with { Double = true };
        var together = Score(job);
        Assert.All(Proxy.All, proxy => AssertNear(Score(job with { Proxies = [proxy] })[proxy], together[proxy], 1e-9, proxy));
    }

    [Fact]
    public void Zico_OfAnOddBatch_IsTheSameFromSamplesAndHalves()
    {
        var job = Job("attention") with { Images = Images(GoldenNetworks.Find("attention")).Take(7), Double = true };
        AssertNear(
            Score(job with { Proxies = [Proxy.Zico] })[Proxy.Zico],
            Score(job with { Proxies = [Proxy.Zico, Proxy.GradSign] })[Proxy.Zico],
            1e-9,
            Proxy.Zico
        );
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Scores_InSinglePrecision_AreNearThoseInDouble(string name)
    {
        Proxy[] steady =
        [
            Proxy.L2Norm,
            Proxy.GradNorm,
            Proxy.Snip,
            Proxy.Fisher,
            Proxy.EpeNas,
            Proxy.Zen,
            Proxy.Synflow,
            Proxy.Expressivity,
            Proxy.Grasp,
        ];
        var (single, exact) = (Score(Job(name)), Score(Job(name) with { Double = true }));
        Assert.All(steady, proxy => AssertNear(exact[proxy], single[proxy], 1e-2, proxy));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Scores_OfABatchInReverse_AreTheSame(string name)
    {
        var job = Job(name) with { Double = true };
        var (forth, back) = (
            Score(job),
            Score(job with { Images = Images(job.Network).Select([.. Enumerable.Range(0, Batch).Reverse()]) })
        );
        Assert.All(Proxy.All.Where(proxy => proxy != Proxy.Meco), proxy => AssertNear(forth[proxy], back[proxy], 1e-6, proxy));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Scores_WithOtherLabels_ChangeWhereLabelsAreLookedAt(string name)
    {
        var job = Job(name);
        var images = Images(job.Network);
        var (one, other) = (
            Score(job),
            Score(job with { Images = images with { Labels = [.. images.Labels.Select((label, i) => i == 1 ? 0 : label)] } })
        );
        Assert.All(Proxy.All, proxy => Assert.True(proxy.NeedsLabels || one[proxy] == other[proxy], proxy.Name));
        Assert.All([Proxy.GradNorm, Proxy.Snip, Proxy.EpeNas, Proxy.Zico], proxy => Assert.NotEqual(one[proxy], other[proxy]));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Scores_WithADeadBranch_AreTheSame(string name)
    {
        var job = Job(name);
        var with = job.Network with
        {
            Parameters = job
                .Network.Parameters.Add(new("dead.weight", [9, job.Network.Input.Last], new Initialisation.Normal()))
                .Add(new("dead.bias", [9], new Initialisation.Normal())),
            Nodes = job.Network.Nodes.Items.Insert(
                0,
                new(
                    99,
                    new Primitive.Linear(),
                    [Network.InputId],
                    [job.Network.Parameters.Length, job.Network.Parameters.Length + 1],
                    job.Network.Input.WithLast(9),
                    "dead"
                )
            ),
        };
        Assert.Equal(Values(Score(job)), Values(Score(job with { Network = with })));
    }

    [Fact]
    public void Saliencies_OfAScaledWeightBeforeABatchNorm_StayTheSame()
    {
        Proxy[] invariant = [Proxy.Plain, Proxy.Snip, Proxy.Fisher, Proxy.Jacov, Proxy.EpeNas, Proxy.Nwot, Proxy.Zico, Proxy.Meco];
        var network = GoldenNetworks.Find("conv");
        var (plain, scaled) = (
            GoldenProxyTests.Scores(GoldenProxyTests.Case("conv"), network),
            GoldenProxyTests.Scores(GoldenProxyTests.Case("conv"), network, scale: 100)
        );
        Assert.All(invariant, proxy => AssertNear(plain[proxy], scaled[proxy], 1e-3, proxy));
        Assert.True(((ProxyValue.Number)plain[Proxy.L2Norm]).Value < ((ProxyValue.Number)scaled[Proxy.L2Norm]).Value / 2);
    }

    [Fact]
    public void Synflow_OfOneMap_IsTheSumOfItsWeights()
    {
        var build = new NetworkBuilder(TensorType.Columns(1, 6));
        var network = build.Head(build.Fold(Network.InputId, 1, 1), classes: 3);
        using var weights = Weights.Draw(network, RandomStream.FromSeed(new Seed(4)).Child("weights"), CPU);
        var sum = weights.Parameters[0].detach().to(ScalarType.Float64).abs().sum().item<double>();
        var score = Score(new ScoringJob(network, default, RandomStream.FromSeed(new Seed(4))) { Proxies = [Proxy.Synflow] });
        AssertNear(new ProxyValue.Number(Math.Log(sum)), score[Proxy.Synflow], 1e-12, Proxy.Synflow);
    }

    [Fact]
    public void Scores_WithoutNonlinearity_LackWhatLooksAtUnits()
    {
        var build = new NetworkBuilder(TensorType.Columns(4, 6));
        var network = build.Head(build.Linear(Network.InputId, "only", 5), classes: 3);
        var scores = Score(new(network, Images(network), RandomStream.FromSeed(new Seed(1))));
        Assert.All(
            [Proxy.Nwot, Proxy.Swap, Proxy.LinearRegions],
            proxy => Assert.Contains("nonlinearity", Reason(scores[proxy]), StringComparison.Ordinal)
        );
        Assert.All(
            [Proxy.Progressivity, Proxy.Trainability],
            proxy => Assert.Contains("two or more", Reason(scores[proxy]), StringComparison.Ordinal)
        );
        Assert.Equal(
            "it was not asked for",
            Reason(Score(new(network, default, RandomStream.FromSeed(new Seed(1))) { Proxies = [Proxy.Synflow] })[Proxy.Jacov])
        );
    }

    [Fact]
    public void Scores_OfDeadUnits_AreMissingAndNotZero()
    {
        var build = new NetworkBuilder(TensorType.Image(3, 8, 8));
        var dead = build.Gate(build.Gate(build.Convolution(Network.InputId, "c1", 4, 1), ActivationFunction.Relu), ActivationFunction.Relu);
        var network = build.Head(dead, classes: 4);
        var images = Images(network);
        var blank = images with { Pixels = new float[images.Pixels.Length] };
        var scores = Score(new(network, blank, RandomStream.FromSeed(new Seed(1))));
        Assert.Contains("nearly equal activation patterns", Reason(scores[Proxy.Nwot]), StringComparison.Ordinal);
        Assert.IsType<ProxyValue.Missing>(scores[Proxy.NtkCondition]);
        Assert.All(scores.Scores, score => Assert.True(score.Value is not ProxyValue.Number number || double.IsFinite(number.Value)));
    }

    [Fact]
    public void Scores_WithoutImages_LackWhatLooksAtThem()
    {
        var scores = Score(Job("conv") with { Images = default });
        Assert.All(Proxy.All, proxy => Assert.Equal(proxy.NeedsImages, scores[proxy] is ProxyValue.Missing));
    }

    [Fact]
    public void Scores_BeyondTheLimits_AreRefusedByArithmetic()
    {
        var scores = Score(Job("conv") with { Limits = new(Bytes: 60_000, Macs: long.MaxValue) });
        Assert.All(
            [Proxy.Grasp, Proxy.Snip, Proxy.Zen],
            proxy => Assert.Contains("allowed", Reason(scores[proxy]), StringComparison.Ordinal)
        );
        Assert.All([Proxy.Params, Proxy.Flops, Proxy.L2Norm, Proxy.Synflow], proxy => Assert.IsType<ProxyValue.Number>(scores[proxy]));
    }

    [Fact]
    public void Scores_OfOneImage_LackWhatComparesImages()
    {
        var scores = Score(Job("attention") with { Images = Images(GoldenNetworks.Find("attention")).Take(1) });
        Assert.Contains("halves", Reason(scores[Proxy.Zico]), StringComparison.Ordinal);
        Assert.IsType<ProxyValue.Number>(scores[Proxy.Snip]);
    }

    [Fact]
    public void Score_LeavesNoTensorBehind()
    {
        Score(Job("conv"));
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Score(Job("conv"));
        Score(Job("attention"));
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static ProxyScores Score(ScoringJob job) => Effects.Scoring.Scoring.Score(job);

    private static ScoringJob Job(string name) =>
        new(GoldenNetworks.Find(name), Images(GoldenNetworks.Find(name)), RandomStream.FromSeed(new Seed(3)));

    private static ImageSet Images(Network network)
    {
        var pixels = new float[Batch * network.Input.Elements];
        RandomStream.FromSeed(new Seed(2)).FillNormal(pixels);
        return new(network.Input, pixels, [.. Enumerable.Range(0, Batch).Select(i => i % network.Classes)]);
    }

    private static ProxyValue[] Values(ProxyScores scores) => [.. Proxy.All.Select(proxy => scores[proxy])];

    private static string Reason(ProxyValue value) => Assert.IsType<ProxyValue.Missing>(value).Reason;

    private static void AssertNear(ProxyValue expected, ProxyValue actual, double tolerance, Proxy proxy) =>
        Assert.True(
            expected is ProxyValue.Number e && actual is ProxyValue.Number a
                ? Math.Abs(e.Value - a.Value) <= tolerance * Math.Abs(e.Value)
                : expected == actual,
            $"{proxy}: {expected} and {actual}"
        );
}
