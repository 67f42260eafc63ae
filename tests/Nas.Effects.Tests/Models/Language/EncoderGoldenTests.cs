using System.Text.Json;
using Nas.Effects.Models.Language;
using Xunit;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Models.Language;

/// <summary>Checkpoints beside an independent computation, <c>Golden/make.py</c>.</summary>
public sealed class EncoderGoldenTests
{
    private const double Tolerance = 2e-5;

    [Theory]
    [InlineData("bert")]
    [InlineData("roberta")]
    [InlineData("modernbert")]
    public void Tokens_OfACheckpoint_AreTheReferences(string name)
    {
        using var model = ModelOf(name);
        var expected = Expected.Read(name);
        Assert.All(expected.Tokens.Zip(expected.Texts), pair => Assert.Equal(pair.Item1, model.TokensOf(pair.Item2)));
    }

    [Theory]
    [InlineData("bert")]
    [InlineData("roberta")]
    [InlineData("modernbert")]
    public void Encoding_OfACheckpoint_IsTheReferences(string name)
    {
        using var model = ModelOf(name);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var expected = Expected.Read(name);
        var hidden = model.Encoder.Encode(TokenBatch.Of(expected.Tokens, model.Config.Padding));
        foreach (var (text, tokens) in expected.Hidden.Index())
        {
            foreach (var (token, numbers) in tokens.Index())
            {
                var found = hidden[text, token].data<float>().ToArray();
                Assert.All(numbers.Zip(found), pair => Assert.Equal(pair.Item1, pair.Item2, Tolerance));
            }
        }
    }

    [Fact]
    public void Folder_WrittenAndReadAgain_GivesTheSame()
    {
        using var folder = new TemporaryFolder();
        using var model = ModelOf("modernbert");
        model.Write(folder.Root);
        using var again = Read(folder.Root);
        var tokens = model.TokensOf("computation[relu]");
        Assert.Equal(model.Embed([tokens])[0], again.Embed([tokens])[0]);
    }

    [Fact]
    public void Folder_WithoutATensor_IsRefusedByItsName()
    {
        using var folder = new TemporaryFolder();
        using var model = ModelOf("bert");
        model.Write(folder.Root);
        var config = Path.Combine(folder.Root, "config.json");
        File.WriteAllText(
            config,
            File.ReadAllText(config).Replace("\"num_hidden_layers\": 4", "\"num_hidden_layers\": 5", StringComparison.Ordinal)
        );
        Assert.Contains(
            "encoder.layer.4.attention.self.query.weight",
            LanguageModel.Read(folder.Root).LeftToList()[0],
            StringComparison.Ordinal
        );
    }

    private static LanguageModel ModelOf(string name) => Read(Expected.Folder(name));

    private static LanguageModel Read(string folder) => LanguageModel.Read(folder).IfLeft(wrong => throw new InvalidDataException(wrong));

    private sealed record Expected(string[] Texts, int[][] Tokens, double[][][] Hidden)
    {
        private static readonly JsonSerializerOptions Lower = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

        public static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "Models", "Language", "Golden", name);

        public static Expected Read(string name) =>
            JsonSerializer.Deserialize<Expected>(File.ReadAllText(Path.Combine(Folder(name), "expected.json")), Lower)!;
    }
}
