using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Search.Trials;
using Nas.Domain.ZeroCost;
using Nas.Effects.Scoring;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Scoring;

/// <summary>Proxies equal an independent double-precision computation of the published recipes.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class GoldenProxyTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData("mlp")]
    [InlineData("conv")]
    [InlineData("attention")]
    public void Proxies_OfAGoldenNetwork_EqualTheReference(string name)
    {
        var golden = Case(name);
        var network = GoldenNetworks.Find(name);
        var scores = Scores(golden, network);
        var added = network
            .Parameters.Where(parameter => !golden.GetProperty("parameters").TryGetProperty(parameter.Name, out _))
            .Sum(parameter => parameter.Elements);
        var differences = Proxy
            .All.Where(proxy => proxy != Proxy.Params)
            .Select(proxy => Difference(golden, scores, proxy))
            .OfType<string>()
            .ToArray();

        Assert.Equal(
            golden.GetProperty("proxies").GetProperty("params").GetInt64() + added,
            ((ProxyValue.Number)scores[Proxy.Params]).Value
        );
        Assert.True(differences.Length == 0, $"{name}: {string.Join("; ", differences)}");
    }

    internal static ProxyScores Scores(JsonElement golden, Network literal, double scale = 1)
    {
        using var scope = NewDisposeScope();
        var network = ScoredNetwork.Analyse(literal);
        using var weights = Weights.OfDoubles(literal, index => Scaled(index == 0 ? scale : 1, Fill(golden, literal.Parameters[index])));
        int[] labels = [.. golden.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];
        var type = network.Network.Input;
        Tensor Numbers(string field) => tensor(Data(golden.GetProperty(field)), Effects.Scoring.Numbers.ShapeOf(type, labels.Length));
        var x = Numbers("x");
        var meter = new ScoreMeter(Proxy.All);
        var inputs = new ScoringInputs(weights, new(x, tensor(Array.ConvertAll(labels, label => (long)label)), labels, TargetKind.Classes))
        {
            Noise = _ => (weights.Map(weight => weight), x, golden.GetProperty("x2").ValueKind == JsonValueKind.Null ? x : Numbers("x2")),
            Blocks = () => (weights.Map(weight => weight), x),
            Signs = (_, count) => [.. Enumerable.Range(0, (int)count).Select(i => i * 7919L % 13 < 6 ? 1f : -1f)],
        };
        Effects.Scoring.Scoring.Run(network, inputs, meter, CancellationToken.None);
        return meter.ToScores();
    }

    internal static JsonElement Case(string name, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "Cases", "zc_golden.json");
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        return file.RootElement.GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name).Clone();
    }

    private static double[] Data(JsonElement tensor) =>
        [.. tensor.GetProperty("data").EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>A parameter's numbers: zeros where the reference has no bias; of the einsum [c, o, h], a matrix [o·h, c].</summary>
    private static double[] Fill(JsonElement golden, NetworkParameter parameter)
    {
        if (!golden.GetProperty("parameters").TryGetProperty(parameter.Name, out var given))
        {
            return new double[parameter.Elements];
        }

        var data = Data(given);
        var (rows, columns) = (parameter.Shape[0], data.Length / parameter.Shape[0]);
        return parameter.Name == "e.weight" ? [.. data.Select((_, i) => data[i % columns * rows + i / columns])] : data;
    }

    private static double[] Scaled(double scale, double[] numbers) => Array.ConvertAll(numbers, number => scale * number);

    private static string? Difference(JsonElement golden, ProxyScores scores, Proxy proxy)
    {
        var reference = golden.GetProperty("proxies");
        var (expected, tolerance) = proxy.Name switch
        {
            "zen" => (Find(reference, "zen_running_var"), Tolerance),
            "meco" => (Find(reference, "meco", "meco_leaf_sum"), Tolerance),
            "expressivity" or "progressivity" or "trainability" => (Find(reference, "az", proxy.Name), Tolerance),
            "jacov" => (Find(reference, proxy.Name), 1e-6),
            "ntk_cond" => (Find(reference, proxy.Name), 1e-7),
            _ => (Find(reference, proxy.Name), Tolerance),
        };
        return expected switch
        {
            { ValueKind: JsonValueKind.Number } number => Distance(number.GetDouble(), scores[proxy], tolerance) is { } text
                ? $"{proxy} {text}"
                : null,
            { ValueKind: JsonValueKind.String } => scores[proxy] is ProxyValue.Missing ? null : $"{proxy} is {scores[proxy]}",
            _ => null,
        };
    }

    private static string? Distance(double expected, ProxyValue actual, double tolerance) =>
        actual is ProxyValue.Number number && Math.Abs(number.Value - expected) <= tolerance * Math.Abs(expected)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"is {actual} instead of {expected:R}");

    private static JsonElement? Find(JsonElement proxies, params string[] path) =>
        path.Aggregate((JsonElement?)proxies, (element, name) => element is { } e && e.TryGetProperty(name, out var found) ? found : null);
}
