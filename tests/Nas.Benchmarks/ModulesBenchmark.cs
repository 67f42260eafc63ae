using System.Diagnostics;
using System.Globalization;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Effects.Engine;
using Nas.Effects.Trials;
using TorchSharp;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>A training step of seeds beside the same networks written with TorchSharp's own modules and optimiser, in turns; batch 64,
/// 3×28×28, 20 classes, one thread.</summary>
internal static class ModulesBenchmark
{
    private const int Turns = 9;

    public static int Run(IReadOnlyList<string> names)
    {
        LibTorch.UseThreads(1);
        foreach (var name in names.Count > 0 ? names : HandWrittenNetworks.Names)
        {
            Measure(name);
            NativeProcess.GiveMemoryBack();
        }

        return 0;
    }

    private static void Measure(string name)
    {
        using var scope = NewDisposeScope();
        var architecture = BenchmarkArchitectures.ByName(name);
        using var ours = new TimedStep(Fuse.Rewrite(architecture.Literal()), BenchmarkArchitectures.Batch);
        using var theirs = HandWrittenNetworks.Create(name, 3, BenchmarkArchitectures.Classes);
        using var optimiser = optim.AdamW(theirs.parameters(), 0.004, weight_decay: 0.05);
        var (images, labels) = (
            randn(BenchmarkArchitectures.Batch, 3, 28, 28),
            arange(BenchmarkArchitectures.Batch) % BenchmarkArchitectures.Classes
        );
        theirs.train();

        StepTime Step()
        {
            var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            using var step = NewDisposeScope();
            optimiser.zero_grad();
            nn.functional.cross_entropy(theirs.forward(images), labels).backward();
            optimiser.step();
            return new(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        _ = (ours.Time(), Step(), ours.Time(), Step());
        var times = Enumerable.Range(0, Turns).Select(_ => (Ours: ours.Time().Cpu, Theirs: Step().Cpu)).ToArray();
        var (least, other) = (times.Min(time => time.Ours), times.Min(time => time.Theirs));
        var ratios = times.Select(time => time.Ours / time.Theirs).Order().ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -20} {theirs.parameters().Sum(parameter => parameter.numel()), 10} parameters  {1000 * least, 8:F1} ms beside {1000 * other, 8:F1} ms, median of the turns' ratios {ratios[Turns / 2]:F3}"
            )
        );
    }
}
