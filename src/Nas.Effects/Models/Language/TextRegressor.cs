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

    // How far two predictions have to be apart, in units of targets, for the logistic loss to be content.
    private const double Sharpness = 8;

    private readonly TextEncoder _encoder;
    private readonly NamedWeights _heads;
    private readonly FactScale _scale;
    private readonly TextTuning _tuning;

    /// <summary>A regressor that knows nothing yet but what the encoder does.</summary>
    /// <param name="encoder">What it begins with.</param>
    /// <param name="first">The examples that it learns first, which give the scale of facts.</param>
    /// <param name="stream">Where the weights of the heads come from.</param>
    /// <param name="tuning">How it learns.</param>
    public TextRegressor(TextEncoder encoder, IEnumerable<TextInput> first, RandomStream stream, TextTuning tuning)
    {
        _encoder = encoder.Copy();
        _tuning = tuning;
        float[][] facts = tuning.SeesFacts ? [.. first.Select(input => input.Facts).Where(row => row.Length > 0)] : [];
        _scale = facts.Length > 0 ? FactScale.Of(facts) : new([]);
        _heads = NamedWeights.Random(
            [
                .. NamedShape.Linear("inner", encoder.Config.Width + _scale.Count, Heads * Inner),
                new("outer.weight", [Heads, Inner]),
                new("outer.bias", [Heads]),
            ],
            1 / Math.Sqrt(encoder.Config.Width + _scale.Count),
            stream
        );
    }

    private Schedule Rates => new(_tuning.Rate, 0.1);

    /// <summary>Learns, from where it stands.</summary>
    /// <param name="inputs">The examples.</param>
    /// <param name="targets">How good each is; from 0 to 1, or about so.</param>
    /// <param name="epochs">How often each is seen.</param>
    /// <param name="stream">Where chance comes from.</param>
    /// <param name="cancel">Looked at before every step.</param>
    public void Learn(
        IReadOnlyList<TextInput> inputs,
        ReadOnlySpan<double> targets,
        int epochs,
        RandomStream stream,
        CancellationToken cancel
    )
    {
        IReadOnlyList<Parameter> all = [.. _encoder.Weights.All, .. _heads.All];
        using var descent = new Descent(all);
        var wanted = targets.ToArray();
        var shares = SharesOf(inputs.Count, stream.Child("shares"));
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var cursor = stream.Child("epochs").Child(epoch).Cursor();
            int[][] batches = [.. Batches(inputs, cursor.NextPermutation(inputs.Count), _tuning.BatchSize, _tuning.Mixes)];
            foreach (var (step, place) in cursor.NextPermutation(batches.Length).Index())
            {
                cancel.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                var rows = batches[place];
                var seen = InputOfHeads([.. rows.Select(row => inputs[row])]);
                var loss = Loss(
                    ByHead(_tuning.Dropout > 0 ? seen * Kept(seen, ref cursor) : seen),
                    FromArrays.Tensor([.. rows.Select(row => (float)wanted[row])], rows.Length, 1),
                    FromArrays.Tensor([.. rows.SelectMany(row => shares[row])], rows.Length, Heads)
                );
                descent.Step(loss, Rates.At((epoch + (step + 1.0) / batches.Length) / epochs));
            }
        }
    }

    /// <summary>What it expects of texts, and how much its heads differ.</summary>
    public Prediction[] Predict(IReadOnlyList<TextInput> inputs)
    {
        using var noGrad = no_grad();
        var found = new Prediction[inputs.Count];
        foreach (var places in Batches(inputs, Enumerable.Range(0, inputs.Count), LanguageModel.BatchSize, mixes: false))
        {
            using var scope = NewDisposeScope();
            var heads = ByHead(InputOfHeads([.. places.Select(place => inputs[place])])).data<float>().ToArray();
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

    private static IEnumerable<int[]> Batches(IReadOnlyList<TextInput> inputs, IEnumerable<int> order, int size, bool mixes) =>
        mixes ? order.Chunk(size) : TokenBatch.Buckets([.. inputs.Select(input => input.Tokens)], order, size);

    /// <summary>[texts, width + facts]: the mean of the tokens, and the facts; facts that are not known are the usual ones.</summary>
    private Tensor InputOfHeads(TextInput[] inputs)
    {
        var pooled = _encoder.Pool(TokenBatch.Of([.. inputs.Select(input => input.Tokens)], _encoder.Config.Padding));
        return _scale.Count == 0 ? pooled : cat([pooled, _scale.Apply([.. inputs.Select(input => input.Facts)])], 1);
    }

    /// <summary>[texts, heads].</summary>
    private Tensor ByHead(Tensor seen)
    {
        var inner = nn.functional.linear(seen, _heads["inner.weight"], _heads["inner.bias"]).tanh();
        return (inner.reshape(inner.shape[0], Heads, Inner) * _heads["outer.weight"]).sum(-1).Add(_heads["outer.bias"]);
    }

    /// <summary>0 for what is left out, and for the rest what makes up for it.</summary>
    private Tensor Kept(Tensor seen, ref RandomCursor cursor)
    {
        var kept = new float[seen.numel()];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = cursor.NextDouble() < _tuning.Dropout ? 0 : (float)(1 / (1 - _tuning.Dropout));
        }

        return FromArrays.Tensor(kept, seen.shape);
    }

    private Tensor Loss(Tensor expected, Tensor wanted, Tensor shares)
    {
        var squares = (shares * (expected - wanted).Square()).mean();
        var order = (wanted.unsqueeze(0) - wanted.unsqueeze(1)).sign();
        var pairs = nn.functional.logsigmoid(order.Mul(Sharpness) * (expected.unsqueeze(0) - expected.unsqueeze(1))).negative();
        return squares.Add((pairs * order.abs()).mean(), _tuning.Pairs / Sharpness);
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
