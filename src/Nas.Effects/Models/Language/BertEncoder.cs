using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>BERT and RoBERTa.</summary>
internal sealed class BertEncoder(EncoderConfig config, NamedWeights weights) : TextEncoder(config, weights)
{
    private const string Embeddings = "embeddings";

    /// <summary>The tensors that it needs.</summary>
    public static IEnumerable<NamedShape> Shapes(EncoderConfig config)
    {
        var (width, inner) = (config.Width, config.Inner);
        return
        [
            new($"{Embeddings}.word_embeddings.weight", [config.Vocabulary, width]),
            new($"{Embeddings}.position_embeddings.weight", [config.Positions, width]),
            new($"{Embeddings}.token_type_embeddings.weight", [config.Segments, width]),
            .. NamedShape.Norm($"{Embeddings}.LayerNorm", width),
            .. Enumerable
                .Range(0, config.Layers)
                .Select(Layer)
                .SelectMany(layer =>
                    (IEnumerable<NamedShape>)
                        [
                            .. NamedShape.Linear($"{layer}.attention.self.query", width, width),
                            .. NamedShape.Linear($"{layer}.attention.self.key", width, width),
                            .. NamedShape.Linear($"{layer}.attention.self.value", width, width),
                            .. NamedShape.Linear($"{layer}.attention.output.dense", width, width),
                            .. NamedShape.Norm($"{layer}.attention.output.LayerNorm", width),
                            .. NamedShape.Linear($"{layer}.intermediate.dense", width, inner),
                            .. NamedShape.Linear($"{layer}.output.dense", inner, width),
                            .. NamedShape.Norm($"{layer}.output.LayerNorm", width),
                        ]
                ),
        ];
    }

    /// <inheritdoc/>
    public override Tensor Encode(TokenBatch batch)
    {
        var first = Config.Form == EncoderForm.Roberta ? Config.Padding + 1 : 0;
        var x = Weights[$"{Embeddings}.word_embeddings.weight"]
            .index_select(0, batch.Ids.flatten())
            .reshape(batch.Ids.shape[0], batch.Length, -1)
            .Add(Weights[$"{Embeddings}.position_embeddings.weight"].narrow(0, first, batch.Length))
            .Add(Weights[$"{Embeddings}.token_type_embeddings.weight"].narrow(0, 0, 1));
        x = Norm(x, $"{Embeddings}.LayerNorm");
        var seen = batch.IsFull ? null : batch.Mask.to(ScalarType.Bool).unsqueeze(1).unsqueeze(1);
        return Enumerable.Range(0, Config.Layers).Select(Layer).Aggregate(x, (x, layer) => Pass(x, layer, seen));
    }

    private static string Layer(int number) => FormattableString.Invariant($"encoder.layer.{number}");

    private Tensor Pass(Tensor x, string layer, Tensor? seen)
    {
        var self = $"{layer}.attention.self";
        var looked = Attend(ByHead(Linear(x, $"{self}.query")), ByHead(Linear(x, $"{self}.key")), ByHead(Linear(x, $"{self}.value")), seen);
        x = Norm(x.Add(Linear(looked, $"{layer}.attention.output.dense")), $"{layer}.attention.output.LayerNorm");
        var inner = nn.functional.gelu(Linear(x, $"{layer}.intermediate.dense"));
        return Norm(x.Add(Linear(inner, $"{layer}.output.dense")), $"{layer}.output.LayerNorm");
    }
}
