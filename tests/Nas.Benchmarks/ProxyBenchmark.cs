using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.ZeroCost;
using Nas.Effects.Data.Sets;
using Nas.Effects.Engine;
using Nas.Effects.Scoring;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>All proxies of a candidate together, beside each by itself in our shortest way and in its authors' passes (batch 64, 1×28×28,
/// one thread).
/// CPU time; the parts of what is computed together have the share of it that they have of the wall clock.</summary>
internal static class ProxyBenchmark
{
    private const int Batch = 64;
    private const int Classes = 10;
    private const int Rounds = 3;
    private static readonly TensorType Image = TensorType.Image(1, 28, 28);

    public static int Run()
    {
        LibTorch.UseThreads(1);
        var wider = BuiltInSeeds
            .Text("resnet10")
            .IfNone("")
            .Replace("linear(64)", "linear(80)", StringComparison.Ordinal)
            .Replace("linear(128)", "linear(160)", StringComparison.Ordinal);
        Measure("resnet10, a quarter wider", wider);
        Measure(
            "the same without norms",
            wider
                .Replace("compute(norm)", "compute(identity)", StringComparison.Ordinal)
                .Replace("norm)", "identity)", StringComparison.Ordinal)
        );
        return 0;
    }

    private static void Measure(string name, string text)
    {
        var derivation = ArchitectureText
            .Parse(text, Image)
            .IfLeft(errors => throw new InvalidOperationException(string.Join('\n', errors)));
        var cost = Cost.Measure(derivation, Classes, Batch);
        var job = new ScoringJob(
            Lower.ToNetwork(derivation, Classes).IfLeft(error => throw new InvalidOperationException(error)),
            Images(),
            RandomStream.FromSeed(new Seed(1))
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {cost.Parameters / 1e6:F2} M parameters, {cost.Macs / 1e6:F0} M MACs; CPU milliseconds, median of {Rounds}"
            )
        );
        Time(job);
        var rounds = Enumerable
            .Range(0, Rounds)
            .Select(_ => (Together: Time(job), Alone: Proxy.All.Select(proxy => Time(job with { Proxies = [proxy] }).Cpu).ToArray()))
            .ToArray();
        var published = Published(job, [.. Proxy.All.Select((_, i) => Median([.. rounds.Select(round => round.Alone[i])]))]);
        Console.WriteLine($"{"", -38}{"published", 10}{"alone", 10}{"together", 10}");
        foreach (var (proxy, i) in Proxy.All.Select((proxy, i) => (proxy, i)))
        {
            var own = rounds.Select(round => round.Together.Share * round.Together.Scores.Scores[i].Milliseconds).ToArray();
            Print($"  {proxy}", published[i], Median([.. rounds.Select(round => round.Alone[i])]), Median(own));
        }

        foreach (var (part, i) in rounds[0].Together.Scores.Shared.Select((part, i) => (part, i)))
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {part.Pass + ": " + part.Part, -36}{"", 20}{Median([.. rounds.Select(round => round.Together.Share * round.Together.Scores.Shared[i].Milliseconds)]), 10:F1}"
                )
            );
        }

        var (alone, together) = (
            Median([.. rounds.Select(round => round.Alone.Sum())]),
            Median([.. rounds.Select(round => round.Together.Cpu)])
        );
        Print("  all", published.Sum(), alone, together);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  together takes {together / alone:F3} of one by one in our shortest ways, {together / published.Sum():F3} of one by one in the authors' ways"
            )
        );
    }

    /// <summary>What each proxy takes in its authors' passes, once; our own time where those are ours.</summary>
    private static double[] Published(ScoringJob job, double[] alone)
    {
        var passes = new PublishedPasses(job.Network, Images());
        return
        [
            .. Proxy.All.Select(
                (proxy, i) =>
                {
                    var begun = Cpu();
                    return passes.Run(proxy) ? Cpu() - begun : alone[i];
                }
            ),
        ];
    }

    private static void Print(string what, double published, double alone, double together) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what, -38}{published, 10:F1}{alone, 10:F1}{together, 10:F1}"));

    private static (double Cpu, double Share, ProxyScores Scores) Time(ScoringJob job)
    {
        var begun = Cpu();
        var scores = Scoring.Score(job);
        var cpu = Cpu() - begun;
        return (cpu, cpu / scores.Milliseconds, scores);
    }

    private static double Cpu() => Environment.CpuUsage.TotalTime.TotalMilliseconds;

    private static ImageSet Images()
    {
        var pixels = new float[Batch * Image.Elements];
        RandomStream.FromSeed(new Seed(2)).FillNormal(pixels);
        return new(Image, pixels, [.. Enumerable.Range(0, Batch).Select(i => i % Classes)]);
    }

    private static double Median(double[] numbers) => numbers.Order().ElementAt(numbers.Length / 2);
}
