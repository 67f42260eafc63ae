using Nas.Domain.Learning;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>An encoder with a few heads that tell how good an architecture is. Each head weighs the examples by chance, so that they differ
/// where examples are few: their spread is the doubt.</summary>
/// <remarks>The loss is the squared error of the targets plus the logistic loss of all pairs of a batch, whose order is to be told.</remarks>
internal sealed class TextRegressor : IDisposable
{
    private const int Heads = 4;
    private const int Inner = 64;
    private const int BatchSize = 32;
    private const int SmallWidth = 256;
    private const double Deviation = 0.1;
    private const double PairsWeight = 0.5;

    // How far two predictions have to be apart, in units of targets, for the logistic loss to be content.
    private const double Sharpness = 8;

    private readonly TextEncoder _encoder;
    private readonly NamedWeights _heads;

    /// <summary>A regressor that knows nothing yet but what the encoder does.</summary>
    public TextRegressor(TextEncoder encoder, RandomStream stream)
    {
        _encoder = encoder.Copy();
        _heads = NamedWeights.Random(
            [
                .. NamedShape.Linear("inner", encoder.Config.Width, Heads * Inner),
                new("outer.weight", [Heads, Inner]),
                new("outer.bias", [Heads]),
            ],
            Deviation,
            stream
        );
    }

    private Schedule Rates => new(_encoder.Config.Width <= SmallWidth ? 1e-3 : 2e-5, 0.1);

    /// <summary>Learns, from where it stands.</summary>
    /// <param name="texts">Texts as tokens.</param>
    /// <param name="targets">How good each is; from 0 to 1, or about so.</param>
    /// <param name="epochs">How often each is seen.</param>
    /// <param name="stream">Where chance comes from.</param>
    /// <param name="cancel">Looked at before every step.</param>
    public void Learn(IReadOnlyList<int[]> texts, ReadOnlySpan<double> targets, int epochs, RandomStream stream, CancellationToken cancel)
    {
        IReadOnlyList<Parameter> all = [.. _encoder.Weights.All, .. _heads.All];
        using var descent = new Descent(all);
        var wanted = targets.ToArray();
        var shares = SharesOf(texts.Count, stream.Child("shares"));
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var cursor = stream.Child("epochs").Child(epoch).Cursor();
            int[][] batches = [.. TokenBatch.Buckets(texts, cursor.NextPermutation(texts.Count), BatchSize)];
            foreach (var (step, place) in cursor.NextPermutation(batches.Length).Index())
            {
                cancel.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                var rows = batches[place];
                var loss = Loss(
                    ByHead(TokenBatch.Of([.. rows.Select(row => texts[row])], _encoder.Config.Padding)),
                    FromArrays.Tensor([.. rows.Select(row => (float)wanted[row])], rows.Length, 1),
                    FromArrays.Tensor([.. rows.SelectMany(row => shares[row])], rows.Length, Heads)
                );
                descent.Step(loss, Rates.At((epoch + (step + 1.0) / batches.Length) / epochs));
            }
        }
    }

    /// <summary>What it expects of texts, and how much its heads differ.</summary>
    public Prediction[] Predict(IReadOnlyList<int[]> texts)
    {
        using var noGrad = no_grad();
        var found = new Prediction[texts.Count];
        foreach (var places in TokenBatch.Buckets(texts, Enumerable.Range(0, texts.Count), LanguageModel.BatchSize))
        {
            using var scope = NewDisposeScope();
            var heads = ByHead(TokenBatch.Of([.. places.Select(place => texts[place])], _encoder.Config.Padding)).data<float>().ToArray();
            foreach (var (i, place) in places.Index())
            {
                var all = heads[(i * Heads)..((i + 1) * Heads)].Select(head => (double)head).ToArray();
                var mean = all.Average();
                found[place] = new(mean, Math.Sqrt(all.Average(head => (head - mean) * (head - mean))));
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _encoder.Dispose();
        _heads.Dispose();
    }

    /// <summary>[texts, heads].</summary>
    private Tensor ByHead(TokenBatch batch)
    {
        var inner = nn.functional.linear(_encoder.Pool(batch), _heads["inner.weight"], _heads["inner.bias"]).tanh();
        return (inner.reshape(inner.shape[0], Heads, Inner) * _heads["outer.weight"]).sum(-1).Add(_heads["outer.bias"]);
    }

    private static Tensor Loss(Tensor expected, Tensor wanted, Tensor shares)
    {
        var squares = (shares * (expected - wanted).Square()).mean();
        var order = (wanted.unsqueeze(0) - wanted.unsqueeze(1)).sign();
        var pairs = nn.functional.logsigmoid(order.Mul(Sharpness) * (expected.unsqueeze(0) - expected.unsqueeze(1))).negative();
        return squares.Add((pairs * order.abs()).mean(), PairsWeight / Sharpness);
    }

    /// <summary>How much each example counts for each head: exponential numbers of mean 1, a smooth bootstrap (Rubin, 1981).</summary>
    private static float[][] SharesOf(int rows, RandomStream stream)
    {
        var cursor = stream.Cursor();
        var shares = new float[rows][];
        for (var row = 0; row < rows; row++)
        {
            shares[row] = new float[Heads];
            for (var head = 0; head < Heads; head++)
            {
                shares[row][head] = (float)-Math.Log(1 - cursor.NextDouble());
            }
        }

        return shares;
    }
}
