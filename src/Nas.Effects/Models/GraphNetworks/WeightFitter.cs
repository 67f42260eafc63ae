using System.Collections.Immutable;
using System.Diagnostics;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Trials;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>Carries out fits of weights that depend on the architecture. Keeps what describes the latest pool: it is the same for all fits
/// of a search.</summary>
/// <param name="epochs">How often the encoder sees every architecture; published are 100.</param>
public sealed class WeightFitter(int epochs = 100) : IDisposable
{
    // Ways to hide parts of an architecture that a fit knows; published is a fresh one in every step.
    private const int Ways = 16;

    // Scores are recorded; what lies behind is rounding.
    private const int Digits = 9;

    private (RandomStream Stream, ImmutableArray<NodeGraph> Graphs, GraphEncoder Encoder)? _latest;

    /// <summary>Fits, and scores the pool. Works on one tensor thread. Equal requests give equal scores on equal machines.</summary>
    public FitResult Fit(WeightFit request, CancellationToken cancel = default)
    {
        var clock = Stopwatch.StartNew();
        var learned = Learn(request, cancel);
        return new(
            request.Trial,
            new(learned.Scores.Select(score => Math.Round(score, Digits))),
            Math.Round(clock.Elapsed.TotalSeconds, 3)
        );
    }

    /// <summary>The same with the weights.</summary>
    internal LearnedWeights Learn(WeightFit request, CancellationToken cancel = default)
    {
        LibTorch.Load();
        set_num_threads(1);
        using var scope = NewDisposeScope();
        var (settings, looks) = (request.Settings, Looks(request, cancel));
        int[] rows = [.. request.Seen.Select(observation => observation.Row)];
        var (metrics, accuracies) = (
            MetricsOf(request.Metrics, rows),
            FromArrays.Tensor([.. request.Seen.Select(observation => observation.Accuracy)], rows.Length)
        );
        var (generator, isGood) = new GeneratorTraining(new(settings.Threshold), settings.Rate, settings.Steps).Fit(
            looks.Masked(rows, request.Stream.Child("draws")),
            metrics,
            accuracies,
            request.Stream,
            cancel
        );
        using var owned = generator;
        using var noGrad = no_grad();
        var features = settings.ScoresMasked && !isGood ? looks.MaskedOnce(request.Stream.Child("scores")) : looks.All();
        var weights = MixedScore.Normalised(generator.WeightsOf(features));
        var scores = MixedScore.Compute(weights, MetricsOf(request.Metrics, [.. Enumerable.Range(0, request.Metrics.Rows)]));
        return new(
            [.. scores.data<double>()],
            [.. weights.data<double>().Chunk(request.Metrics.Columns).Select(row => row.ToImmutableArray())]
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _latest?.Encoder.Dispose();

    private static Tensor MetricsOf(FeatureTable metrics, int[] rows) =>
        FromArrays.Tensor(
            [.. rows.SelectMany(row => Enumerable.Range(0, metrics.Columns).Select(metric => metrics.Column(metric)[row]))],
            rows.Length,
            metrics.Columns
        );

    private Look Looks(WeightFit request, CancellationToken cancel) =>
        request.Description switch
        {
            PoolDescription.Graphs graphs => new Look.OfGraphs(EncoderOf(request, graphs.All, cancel), graphs.All),
            PoolDescription.Features features => new Look.OfFeatures(features.Table),
            _ => throw new ArgumentException("The pool has a description of an unknown kind.", nameof(request)),
        };

    private GraphEncoder EncoderOf(WeightFit request, ImmutableArray<NodeGraph> graphs, CancellationToken cancel)
    {
        if (_latest is { } latest && latest.Stream == request.EncoderStream && latest.Graphs == graphs)
        {
            return latest.Encoder;
        }

        var encoder = GraphEncoder.Train(graphs, request.Metrics, epochs, request.EncoderStream, cancel);
        _latest?.Encoder.Dispose();
        _latest = (request.EncoderStream, graphs, encoder);
        return encoder;
    }

    /// <summary>What a generator sees of the architectures of a pool.</summary>
    private abstract record Look
    {
        /// <summary>All of them as they are.</summary>
        public abstract Tensor All();

        /// <summary>All of them with parts hidden.</summary>
        public abstract Tensor MaskedOnce(RandomStream stream);

        /// <summary>Some of them in several ways: all of them the first way, all the second way …</summary>
        public abstract Tensor Masked(int[] rows, RandomStream stream);

        public sealed record OfGraphs(GraphEncoder Encoder, ImmutableArray<NodeGraph> Graphs) : Look
        {
            public override Tensor All() => Encoder.Describe(Graphs);

            public override Tensor MaskedOnce(RandomStream stream) => Encoder.DescribeMasked(Graphs, stream);

            public override Tensor Masked(int[] rows, RandomStream stream) =>
                Encoder.DescribeMasked([.. Enumerable.Range(0, Ways * rows.Length).Select(i => Graphs[rows[i % rows.Length]])], stream);
        }

        /// <summary>Numbers, of which nothing can be hidden; what is not known is 0.</summary>
        /// <remarks>As they are, not brought to a common variance: a dozen accuracies would be fitted by the faintest of them.</remarks>
        public sealed record OfFeatures(FeatureTable Table) : Look
        {
            public override Tensor All() => Rows([.. Enumerable.Range(0, Table.Rows)]);

            public override Tensor MaskedOnce(RandomStream stream) => All();

            public override Tensor Masked(int[] rows, RandomStream stream) => Rows(rows);

            private Tensor Rows(int[] rows) =>
                FromArrays.Tensor(
                    [
                        .. rows.SelectMany(row =>
                            Enumerable
                                .Range(0, Table.Columns)
                                .Select(c => (float)(double.IsNaN(Table.Column(c)[row]) ? 0 : Table.Column(c)[row]))
                        ),
                    ],
                    rows.Length,
                    Table.Columns
                );
        }
    }
}
