using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>A transformer that turns each token of a text into numbers.</summary>
internal abstract class TextEncoder(EncoderConfig config, NamedWeights weights) : IDisposable
{
    /// <summary>Its sizes.</summary>
    public EncoderConfig Config => config;

    /// <summary>Its parameters.</summary>
    public NamedWeights Weights => weights;

    /// <summary>[texts, tokens] → [texts, tokens, width].</summary>
    /// <param name="batch">The texts.</param>
    public abstract Tensor Encode(TokenBatch batch);

    /// <summary>[texts, width]: the mean of each text's tokens.</summary>
    public Tensor Pool(TokenBatch batch) => Mean(Encode(batch), batch);

    /// <summary>[texts, tokens, width] → [texts, width]: the mean of each text's tokens.</summary>
    public static Tensor Mean(Tensor encoded, TokenBatch batch) =>
        batch.IsFull ? encoded.mean([1]) : (encoded * batch.Mask.unsqueeze(-1)).sum(1) / batch.Mask.sum(1, keepdim: true);

    /// <summary>The same encoder with weights of its own.</summary>
    public TextEncoder Copy() => Create(config, weights.Copy());

    /// <summary>The encoder of a form.</summary>
    public static TextEncoder Create(EncoderConfig config, NamedWeights weights) =>
        config.Form == EncoderForm.ModernBert ? new ModernBertEncoder(config, weights) : new BertEncoder(config, weights);

    /// <summary>The tensors that a configuration needs.</summary>
    public static List<NamedShape> ShapesOf(EncoderConfig config) =>
        [.. config.Form == EncoderForm.ModernBert ? ModernBertEncoder.Shapes(config) : BertEncoder.Shapes(config)];

    /// <inheritdoc/>
    public void Dispose() => weights.Dispose();

    /// <summary>x · W + b of a layer, or x · W where it has no b.</summary>
    protected Tensor Linear(Tensor x, string name, bool hasBias = true) =>
        nn.functional.linear(x, weights[$"{name}.weight"], hasBias ? weights[$"{name}.bias"] : null);

    /// <summary>Rows of mean 0 and variance 1, scaled and shifted.</summary>
    protected Tensor Norm(Tensor x, string name, bool hasBias = true) =>
        nn.functional.layer_norm(x, [x.shape[^1]], weights[$"{name}.weight"], hasBias ? weights[$"{name}.bias"] : null, config.Epsilon);

    /// <summary>Attention, head by head: [texts, heads, tokens, size] three times → [texts, tokens, width].</summary>
    /// <param name="query">What looks.</param>
    /// <param name="key">What is compared.</param>
    /// <param name="value">What is taken.</param>
    /// <param name="seen">Which tokens see which; none for all.</param>
    protected static Tensor Attend(Tensor query, Tensor key, Tensor value, Tensor? seen) =>
        nn.functional.scaled_dot_product_attention(query, key, value, attn_mask: seen).transpose(1, 2).flatten(2);

    /// <summary>[texts, tokens, width] → [texts, heads, tokens, size].</summary>
    protected Tensor ByHead(Tensor x) => x.reshape(x.shape[0], x.shape[1], config.Heads, -1).transpose(1, 2);

    /// <summary>0, 1, 2 …</summary>
    protected static Tensor Counting(long from, long count) =>
        FromArrays.Tensor([.. Enumerable.Range((int)from, (int)count).Select(i => (long)i)], count);
}
