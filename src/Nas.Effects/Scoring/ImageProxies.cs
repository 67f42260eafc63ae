using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Domain.ZeroCost;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Engine;
using Nas.Effects.Runs;

namespace Nas.Effects.Scoring;

/// <summary>Computes the proxies that a search's surrogate sees, on training images of the search's task.</summary>
/// <remarks>All candidates of a search see the same images. Weights follow from the seed and the architecture, so that a
/// reading does not depend on when, where or in which company a candidate was met. Works on one tensor thread; what
/// <see cref="ScoringLimits"/> and the memory limit forbid is refused by arithmetic, before it runs.</remarks>
/// <param name="tasks">Loads the images.</param>
public sealed class ImageProxies(LatestTask tasks)
{
    /// <summary>Images of the batch, as in NAS-Bench-Suite-Zero.</summary>
    public const int BatchSize = 64;

    private readonly Lock _drawing = new();
    private (TaskReference Task, Seed Seed, ImageSet Images)? _batch;

    /// <summary>The device of this process.</summary>
    public ComputeDevice Device { get; init; } = ComputeDevice.Cpu;

    /// <summary>Reads one candidate. Keeps the images for the next one.</summary>
    public Either<RunFault, ProxyAssessment> Assess(AssessmentSpec spec, CancellationToken cancel)
    {
        LibTorch.UseThreads(1);
        return from proxies in spec.Proxies.Map(Named).Sequence()
            from images in BatchOf(spec)
            select Assess(spec, [.. proxies], images, cancel);
    }

    private ProxyAssessment Assess(AssessmentSpec spec, ImmutableArray<Proxy> proxies, ImageSet images, CancellationToken cancel)
    {
        var scores = NetworkOf(spec)
            .Map(network =>
                Scoring.Score(
                    new(network, images, spec.Stream)
                    {
                        Proxies = proxies,
                        Device = Device.ToString(),
                        Limits = ScoringLimits.Default with { Bytes = spec.Limits.MemoryBytes },
                    },
                    cancel
                )
            );
        return new(
            spec.Architecture,
            proxies.Select(proxy => new Metric(proxy.Name, scores.Map(all => all[proxy].OrNaN).IfNone(double.NaN))).ToSeq().Strict(),
            scores.Map(all => all.Milliseconds / 1000).IfNone(0)
        );
    }

    private static Option<Network> NetworkOf(AssessmentSpec spec) =>
        from input in TensorType.Parse(spec.Task.Input).ToOption()
        from derivation in ArchitectureText.Parse(spec.Architecture, input).ToOption()
        from network in Lower.ToNetwork(derivation, spec.Task.Target.Head).ToOption()
        select network;

    private static Either<RunFault, Proxy> Named(string name) =>
        Proxy
            .Find(name)
            .ToEither(() =>
                new RunFault(
                    RunFaultKind.Usage,
                    $"The recipe asks for the proxy '{name}', which is unknown.",
                    "Every trial recorded so far is safe.",
                    $"Start a search with some of {string.Join(", ", Proxy.All)}."
                )
            );

    private Either<RunFault, ImageSet> BatchOf(AssessmentSpec spec)
    {
        lock (_drawing)
        {
            return _batch is { } kept && (kept.Task, kept.Seed) == (spec.Task, spec.Seed)
                ? kept.Images
                : tasks
                    .Load(spec.Task)
                    .Map(data =>
                    {
                        var images = ScoringBatch.Draw(data.Train, BatchSize, spec.Shared);
                        _batch = (spec.Task, spec.Seed, images);
                        return images;
                    });
        }
    }
}
