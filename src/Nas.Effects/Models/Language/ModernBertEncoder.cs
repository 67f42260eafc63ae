using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>ModernBERT.</summary>
internal sealed class ModernBertEncoder(EncoderConfig config, NamedWeights weights) : TextEncoder(config, weights)
{
    /// <summary>The tensors that it needs.</summary>
    public static IEnumerable<NamedShape> Shapes(EncoderConfig config)
    {
        var (width, inner) = (config.Width, config.Inner);
        return
        [
            new("embeddings.tok_embeddings.weight", [config.Vocabulary, width]),
            new("embeddings.norm.weight", [width]),
            .. Enumerable
                .Range(0, config.Layers)
                .SelectMany(number =>
                    (IEnumerable<NamedShape>)
                        [
                            // What the first layer sees is normalised already.
                            .. number == 0 ? [] : (NamedShape[])[new($"{Layer(number)}.attn_norm.weight", [width])],
                            new($"{Layer(number)}.attn.Wqkv.weight", [3 * width, width]),
                            new($"{Layer(number)}.attn.Wo.weight", [width, width]),
                            new($"{Layer(number)}.mlp_norm.weight", [width]),
                            new($"{Layer(number)}.mlp.Wi.weight", [2 * inner, width]),
                            new($"{Layer(number)}.mlp.Wo.weight", [width, inner]),
                        ]
                ),
            new("final_norm.weight", [width]),
        ];
    }

    /// <inheritdoc/>
    public override Tensor Encode(TokenBatch batch)
    {
        var x = Weights["embeddings.tok_embeddings.weight"]
            .index_select(0, batch.Ids.flatten())
            .reshape(batch.Ids.shape[0], batch.Length, -1);
        x = Norm(x, "embeddings.norm", hasBias: false);
        var (texts, near) = (batch.Mask.to(ScalarType.Bool).unsqueeze(1).unsqueeze(1), Near(batch.Length));
        var (all, some) = (new Place(batch.Length, Size, Config.GlobalTheta), new Place(batch.Length, Size, Config.LocalTheta));
        for (var layer = 0; layer < Config.Layers; layer++)
        {
            x =
                layer % Config.GlobalEvery == 0
                    ? Pass(x, layer, all, batch.IsFull ? null : texts)
                    : Pass(x, layer, some, texts.logical_and(near));
        }

        return Norm(x, "final_norm", hasBias: false);
    }

    private int Size => Config.Width / Config.Heads;

    private static string Layer(int number) => FormattableString.Invariant($"layers.{number}");

    private Tensor Pass(Tensor x, int number, Place place, Tensor? seen)
    {
        var layer = Layer(number);
        var normal = number == 0 ? x : Norm(x, $"{layer}.attn_norm", hasBias: false);
        var three = Linear(normal, $"{layer}.attn.Wqkv", hasBias: false).chunk(3, -1);
        var looked = Attend(place.Turn(ByHead(three[0])), place.Turn(ByHead(three[1])), ByHead(three[2]), seen);
        x = x.Add(Linear(looked, $"{layer}.attn.Wo", hasBias: false));
        var two = Linear(Norm(x, $"{layer}.mlp_norm", hasBias: false), $"{layer}.mlp.Wi", hasBias: false).chunk(2, -1);
        return x.Add(Linear(nn.functional.gelu(two[0]) * two[1], $"{layer}.mlp.Wo", hasBias: false));
    }

    /// <summary>[tokens, tokens]: whether two are at most half a window apart.</summary>
    private Tensor Near(long length)
    {
        var places = Counting(0, length);
        return (places.unsqueeze(0) - places.unsqueeze(1)).abs().Le(Config.Window / 2);
    }

    /// <summary>Rotary positions: pairs of numbers are turned by an angle that grows with the place (Su et al., 2021).</summary>
    private sealed class Place
    {
        private readonly Tensor _cos;
        private readonly Tensor _sin;

        public Place(long length, int size, double theta)
        {
            float[] rates = [.. Enumerable.Range(0, size / 2).Select(i => (float)Math.Pow(theta, -2.0 * i / size))];
            var angles = Counting(0, length).to(ScalarType.Float32).unsqueeze(1) * FromArrays.Tensor(rates, 1, rates.Length);
            var both = cat([angles, angles], -1);
            (_cos, _sin) = (both.cos(), both.sin());
        }

        public Tensor Turn(Tensor x)
        {
            var halves = x.chunk(2, -1);
            return (x * _cos).Add(cat([-halves[1], halves[0]], -1) * _sin);
        }
    }
}
