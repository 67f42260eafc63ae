using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Derivations;
using Nas.Domain.Networks;
using Nas.Domain.Proxies;
using Nas.Domain.Randomness;
using Nas.Domain.Search;
using Nas.Domain.Tensors;
using Nas.Effects.Datasets;
using Nas.Effects.Journals;
using Nas.Effects.Trials;
using TorchSharp;
using static LanguageExt.Prelude;

namespace Nas.Effects.Scoring;

/// <summary>Computes the proxies that a search's surrogate sees, on training images of the search's task.</summary>
/// <remarks>All candidates of a search see the same images. Weights follow from the recipe's seed and the architecture, so that a
/// reading does not depend on when a candidate was met. Works in this process, on one tensor thread; the recipe's memory limit and
/// <see cref="ScoringLimits"/> hold by arithmetic.</remarks>
public sealed class ImageProxies
{
    /// <summary>Images of the batch, as in NAS-Bench-Suite-Zero.</summary>
    public const int BatchSize = 64;

    private (TaskReference Task, Seed Seed, ImageSet Images)? _batch;

    /// <summary>For <see cref="SearchRun"/>, which asks for one thing after the other. Keeps the images for the next time.</summary>
    public CandidateAssessor Assessor => new((recipe, architectures, cancel) =>
        Task.Run(() => Assess(recipe, architectures, cancel), CancellationToken.None));

    private Either<RunFault, Seq<ProxyReading>> Assess(Recipe recipe, Seq<string> architectures, CancellationToken cancel) =>
        from proxies in ProxiesOf(recipe.Strategy).Map(Named).Sequence()
        from images in BatchOf(recipe)
        select ReadAll(recipe, [.. proxies], images, architectures, cancel);

    /// <summary>The readings, in order; none where the search was stopped meanwhile.</summary>
    private static Seq<ProxyReading> ReadAll(
        Recipe recipe, ImmutableArray<Proxy> proxies, ImageSet images, Seq<string> architectures, CancellationToken cancel)
    {
        torch.set_num_threads(1);
        try
        {
            return architectures.Map(text => Read(text, proxies, NetworkOf(text, recipe.Task).Map(network =>
                new ScoringJob(network, images, Stream(recipe).Child(ArchitectureId.OfText(text).Value))
                {
                    Proxies = proxies,
                    Limits = ScoringLimits.Default with { Bytes = recipe.TrialLimits.MemoryBytes },
                }), cancel)).Strict();
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Seq<ProxyReading>();
        }
    }

    /// <summary>A reading whatever happens: a network that cannot be scored must not end the search.</summary>
    private static ProxyReading Read(string text, ImmutableArray<Proxy> proxies, Option<ScoringJob> job, CancellationToken cancel)
    {
        try
        {
            var scores = job.Map(asked => Scoring.Score(asked, cancel));
            return new(
                text,
                proxies.Select(proxy => new Metric(proxy.Name, scores.Map(all => all[proxy].OrNaN).IfNone(double.NaN))).ToSeq().Strict(),
                scores.Map(all => all.Milliseconds / 1000).IfNone(0));
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return Read(text, proxies, None, cancel);
        }
    }

    private static Option<Network> NetworkOf(string text, TaskReference task) =>
        from input in TensorType.Parse(task.Input).ToOption()
        from derivation in ArchitectureText.Parse(text, input).ToOption()
        from network in Lower.ToNetwork(derivation, task.Classes).ToOption()
        select network;

    private static RandomStream Stream(Recipe recipe) => RandomStream.FromSeed(recipe.Seed).Child("proxies");

    private static Seq<string> ProxiesOf(Strategy strategy) => (strategy switch
    {
        SurrogateSelection selection => selection.Surrogate.Proxies,
        SurrogateRejection rejection => rejection.Surrogate.Proxies,
        SurrogateObjective objective => objective.Surrogate.Proxies,
        _ => [],
    }).ToSeq().Strict();

    private static Either<RunFault, Proxy> Named(string name) => Proxy.Find(name).ToEither(() => Fault(
        $"The recipe asks for the proxy '{name}', which is not known.", $"Begin a search with some of {string.Join(", ", Proxy.All)}."));

    private Either<RunFault, ImageSet> BatchOf(Recipe recipe)
    {
        if (_batch is { } kept && (kept.Task, kept.Seed) == (recipe.Task, recipe.Seed))
        {
            return kept.Images;
        }

        return Tasks.Load(TaskRequest.Of(recipe.Task))
            .MapLeft(error => Fault($"The images for zero-cost proxies cannot be read: {error.What}", error.Remedy))
            .Bind(data => data.Fingerprint.Hex == recipe.Task.Fingerprint ? Right<RunFault, TaskData>(data) : Fault(
                $"The images of {recipe.Task.Name} are not those that the search began with.", "Put the same images back, or start another search with --out."))
            .Map(data =>
            {
                var images = ScoringBatch.Draw(data.Train, BatchSize, Stream(recipe));
                _batch = (recipe.Task, recipe.Seed, images);
                return images;
            });
    }

    private static RunFault Fault(string what, string next) => new(RunFaultKind.Usage, what, "Every trial recorded so far is safe.", next);
}
