using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Features;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using Nas.Effects.Files;
using Nas.Effects.Training.Models;
using static LanguageExt.Prelude;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>A checkpoint: an encoder and the tokenizer that it was trained with. A folder holds it as config.json, tokenizer.json and
/// model.safetensors, as public checkpoints are.</summary>
public sealed class LanguageModel : IDisposable
{
    private const string ConfigFile = "config.json";
    private const string TokenizerFile = "tokenizer.json";
    internal const string WeightsFile = "model.safetensors";
    private const string Resources = "Nas.Effects.Models.Language.BuiltIn.";

    // What public checkpoints put before the names of the encoder's tensors.
    private static readonly string[] Prefixes = ["", "bert.", "roberta.", "model."];

    private const int SmallWidth = 256;

    private readonly string _tokenizerText;
    private readonly ArchitectureFacts _facts = new();

    internal LanguageModel(TextEncoder encoder, TextTokenizer tokenizer, string tokenizerText) =>
        (Encoder, Tokenizer, _tokenizerText) = (encoder, tokenizer, tokenizerText);

    /// <summary>Its tokenizer.</summary>
    public TextTokenizer Tokenizer { get; }

    /// <summary>Its sizes.</summary>
    public EncoderConfig Config => Encoder.Config;

    /// <summary>What it says of a text in few numbers; none for checkpoints that were trained elsewhere.</summary>
    internal Option<TextSummary> Summary { get; init; }

    /// <summary>Its encoder.</summary>
    internal TextEncoder Encoder { get; }

    /// <summary>The model that comes with the product.</summary>
    public static LanguageModel BuiltIn() =>
        Read(name =>
            {
                using var stream =
                    typeof(LanguageModel).Assembly.GetManifestResourceStream(Resources + name) ?? throw new FileNotFoundException(name);
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return copy.ToArray();
            })
            .IfLeft(wrong => throw new InvalidDataException(wrong));

    /// <summary>Reads a folder; the left side says what is wrong with it.</summary>
    public static Either<string, LanguageModel> Read(string folder) => Read(name => RegularFile.ReadBytes(Path.Combine(folder, name)));

    /// <summary>Writes a folder.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, ConfigFile), Config.Print());
        File.WriteAllText(Path.Combine(folder, TokenizerFile), _tokenizerText);
        using var file = File.Create(Path.Combine(folder, WeightsFile));
        SafeTensors.Write(file, [.. Encoder.Weights.Values(), .. Summary.Map(summary => summary.Tensors).IfNone([])], []);
    }

    /// <summary>The text of an architecture that it reads. An architecture that the published text has no words for is in our own.</summary>
    public string TextOf(Derivation architecture) =>
        Config.ReadsWords
            ? ArchitectureWords.Of(architecture)
            : PublishedText.Long(architecture).IfLeft(_ => ArchitectureText.Print(architecture));

    /// <summary>The tokens of a text.</summary>
    public int[] TokensOf(string text) => Tokenizer.Encode(text, Config.MaxTokens);

    /// <summary>An architecture as regressors see it. What is no architecture on its input is read as it is written.</summary>
    /// <param name="architecture">The canonical text.</param>
    /// <param name="input">The type of its input.</param>
    internal TextInput Read(string architecture, string input) => Read(architecture, input, tree => tree);

    /// <summary>The same in other words, where its texts differ by them.</summary>
    internal TextInput Reword(string architecture, string input, RandomStream stream) =>
        Read(architecture, input, tree => Config.ReadsWords ? tree : Rewording.Draw(tree, stream));

    private TextInput Read(string architecture, string input, Func<Derivation, Derivation> reword) =>
        (
            from type in TensorType.Parse(input).ToOption()
            from tree in ArchitectureText.Parse(architecture, type).ToOption()
            let worded = reword(tree)
            select new TextInput(TokensOf(TextOf(worded)), _facts.Of(worded))
        ).IfNone(() => new(TokensOf(architecture), []));

    /// <summary>How many facts regressors know of an architecture.</summary>
    internal int Facts => _facts.Count;

    /// <summary>How regressors on it learn: a small model fast, and a large one as Qin et al. tune theirs.</summary>
    internal TextTuning Tuning => Config.Width <= SmallWidth ? new(12, 32, 1e-3) : new(12, 32, 2e-5);

    /// <summary>What it makes of texts: one row of numbers for each.</summary>
    public ImmutableArray<float[]> Embed(IReadOnlyList<int[]> texts)
    {
        using var noGrad = no_grad();
        var rows = new float[texts.Count][];
        foreach (var places in TokenBatch.Buckets(texts, Enumerable.Range(0, texts.Count), BatchSize))
        {
            using var scope = NewDisposeScope();
            var pooled = Encoder.Pool(TokenBatch.Of([.. places.Select(place => texts[place])], Config.Padding)).data<float>().ToArray();
            foreach (var (i, place) in places.Index())
            {
                rows[place] = pooled[(i * Config.Width)..((i + 1) * Config.Width)];
            }
        }

        return [.. rows];
    }

    /// <summary>What it says of architectures in few numbers; one row for each, with none where it was trained elsewhere.</summary>
    /// <param name="architectures">Their canonical texts and the types of their inputs.</param>
    public ImmutableArray<double[]> Summarise(ImmutableArray<(string Text, string Input)> architectures) =>
        [
            .. Embed([.. architectures.Select(one => Read(one.Text, one.Input).Tokens)])
                .Select(encoded => Summary.Map(summary => summary.Apply(encoded)).IfNone([])),
        ];

    /// <summary>Texts that pass the encoder at once where nothing is learned.</summary>
    internal const int BatchSize = 32;

    /// <inheritdoc/>
    public void Dispose() => Encoder.Dispose();

    private static Either<string, LanguageModel> Read(Func<string, byte[]> read)
    {
        LibTorch.Load();
        try
        {
            var tokens = System.Text.Encoding.UTF8.GetString(read(TokenizerFile));
            return from config in EncoderConfig
                    .Parse(System.Text.Encoding.UTF8.GetString(read(ConfigFile)))
                    .MapLeft(wrong => $"{ConfigFile}: {wrong}")
                from tokenizer in TextTokenizer.Parse(tokens).MapLeft(wrong => $"{TokenizerFile}: {wrong}")
                from fits in tokenizer.Count <= config.Vocabulary
                    ? Right<string, Unit>(unit)
                    : Left($"{TokenizerFile} has {tokenizer.Count} tokens and {ConfigFile} {config.Vocabulary}")
                from tensors in SafeTensors.Read(read(WeightsFile)).MapLeft(wrong => $"{WeightsFile}: {wrong}")
                from weights in NamedWeights
                    .From(TextEncoder.ShapesOf(config), Prefixes, tensors)
                    .MapLeft(wrong => $"{WeightsFile}: {wrong}")
                select new LanguageModel(TextEncoder.Create(config, weights), tokenizer, tokens) { Summary = TextSummary.Find(tensors) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Left(e.Message);
        }
    }
}
