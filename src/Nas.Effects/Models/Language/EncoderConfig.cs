using System.Collections.Immutable;
using System.Text.Json;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Effects.Models.Language;

/// <summary>The sizes of an encoder, as the <c>config.json</c> of public checkpoints writes them.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Vocabulary">Number of tokens.</param>
/// <param name="Width">Numbers of a token.</param>
/// <param name="Layers">Number of layers.</param>
/// <param name="Heads">Heads of attention; they divide the width.</param>
/// <param name="Inner">The width inside the second part of a layer.</param>
/// <param name="Positions">Most tokens of a text; for RoBERTa with those that its positions begin after.</param>
public sealed record EncoderConfig(EncoderForm Form, int Vocabulary, int Width, int Layers, int Heads, int Inner, int Positions)
{
    private static readonly ImmutableArray<(string Name, EncoderForm Form)> Forms =
    [
        ("bert", EncoderForm.Bert),
        ("roberta", EncoderForm.Roberta),
        ("modernbert", EncoderForm.ModernBert),
    ];

    /// <summary>What is added to variances.</summary>
    public double Epsilon { get; init; } = 1e-12;

    /// <summary>The number of the padding token.</summary>
    public int Padding { get; init; }

    /// <summary>Kinds of segments, of which the first is used.</summary>
    public int Segments { get; init; } = 2;

    /// <summary>ModernBERT: one layer in so many sees the whole text.</summary>
    public int GlobalEvery { get; init; } = 3;

    /// <summary>ModernBERT: the tokens that the other layers see, half before and half after.</summary>
    public int Window { get; init; } = 128;

    /// <summary>ModernBERT: the base of rotary positions in layers that see the whole text.</summary>
    public double GlobalTheta { get; init; } = 160_000;

    /// <summary>ModernBERT: the same in the other layers.</summary>
    public double LocalTheta { get; init; } = 10_000;

    /// <summary>Whether the texts are the words of this program rather than the published ones.</summary>
    public bool ReadsWords { get; init; }

    /// <summary>Most tokens of a text.</summary>
    public int MaxTokens => Form == EncoderForm.Roberta ? Positions - Padding - 1 : Positions;

    /// <summary>Reads a configuration; the left side says what is wrong.</summary>
    public static Either<string, EncoderConfig> Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var name = root.GetProperty("model_type").GetString();
            var found = Forms.FirstOrDefault(form => form.Name == name);
            return found.Name is null
                ? Left($"its model_type is '{name}'; known are {string.Join(", ", Forms.Select(form => form.Name))}")
                : Sound(Read(root, found.Form));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return Left($"it is no configuration of an encoder: {e.Message}");
        }
    }

    /// <summary>The configuration as JSON.</summary>
    public string Print()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("model_type", Forms.First(form => form.Form == Form).Name);
            json.WriteNumber("vocab_size", Vocabulary);
            json.WriteNumber("hidden_size", Width);
            json.WriteNumber("num_hidden_layers", Layers);
            json.WriteNumber("num_attention_heads", Heads);
            json.WriteNumber("intermediate_size", Inner);
            json.WriteNumber("max_position_embeddings", Positions);
            json.WriteNumber("type_vocab_size", Segments);
            json.WriteNumber("layer_norm_eps", Epsilon);
            json.WriteNumber("pad_token_id", Padding);
            json.WriteString("hidden_act", "gelu");
            json.WriteNumber("global_attn_every_n_layers", GlobalEvery);
            json.WriteNumber("local_attention", Window);
            json.WriteNumber("global_rope_theta", GlobalTheta);
            json.WriteNumber("local_rope_theta", LocalTheta);
            json.WriteString("architecture_text", ReadsWords ? "words" : "arch_long");
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static EncoderConfig Read(JsonElement root, EncoderForm form)
    {
        return new(
            form,
            Int("vocab_size"),
            Int("hidden_size"),
            Int("num_hidden_layers"),
            Int("num_attention_heads"),
            Int("intermediate_size"),
            Int("max_position_embeddings")
        )
        {
            Epsilon = Number("layer_norm_eps", Number("norm_eps", 1e-5)),
            Padding = (int)Number("pad_token_id", 0),
            Segments = (int)Number("type_vocab_size", 2),
            GlobalEvery = (int)Number("global_attn_every_n_layers", 3),
            Window = (int)Number("local_attention", 128),
            GlobalTheta = Number("global_rope_theta", 160_000),
            LocalTheta = Number("local_rope_theta", 10_000),
            ReadsWords = root.TryGetProperty("architecture_text", out var text) && text.GetString() == "words",
        };

        int Int(string name) => root.GetProperty(name).GetInt32();
        double Number(string name, double usual) =>
            root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : usual;
    }

    private static Either<string, EncoderConfig> Sound(EncoderConfig config) =>
        Math.Min(Math.Min(config.Vocabulary, config.Width), Math.Min(config.Layers, Math.Min(config.Heads, config.Inner))) < 1
        || config.MaxTokens < 3
            ? Left("its sizes have to be above 0")
        : config.Width % config.Heads != 0 ? Left($"{config.Heads} heads do not divide a width of {config.Width}")
        : config;
}
