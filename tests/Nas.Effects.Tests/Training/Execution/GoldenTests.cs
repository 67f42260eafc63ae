using System.Globalization;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training.Execution;
using TorchSharp;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Training.Execution;

/// <summary>Architectures of the public einspace implementation compute here what they compute there.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class GoldenTests
{
    private const double Tolerance = 1e-6;

    public static TheoryData<string> Files => [.. GoldenFile.Paths()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Network_OfAnOriginalArchitecture_ComputesTheOriginalsNumbers(string path)
    {
        var file = GoldenFile.Read(path);
        var failures = file.Cases.SelectMany((golden, i) => Differences(golden, file).Select(text => $"case {i}: {text}")).ToArray();

        Assert.True(file.Cases.Length > 0 && failures.Length == 0, string.Join('\n', failures));
    }

    private static IEnumerable<string> Differences(GoldenCase golden, GoldenFile file)
    {
        var text = OriginalNames.Text(golden.Derivation);
        return ArchitectureText
            .Parse(text, TensorType.Image(golden.Input[0], golden.Input[1], golden.Input[2]), FoldScope.Partner)
            .Match(
                derivation =>
                    SizeDifferences(golden, derivation, file)
                        .Concat(
                            Lower
                                .ToNetwork(derivation, file.Classes)
                                .Match(
                                    network =>
                                        new[] { ("literal", network), ("fused", Fuse.Rewrite(network)) }.SelectMany(form =>
                                            NumberDifferences(golden, form.Item2, file)
                                                .Select(difference => $"{form.Item1} {difference} in {text}")
                                        ),
                                    error => [error]
                                )
                        ),
                errors => [$"{text}: {string.Join(' ', errors)}"]
            );
    }

    private static IEnumerable<string> SizeDifferences(GoldenCase golden, Derivation derivation, GoldenFile file)
    {
        var cost = Cost.Measure(derivation, file.Classes, file.Batch);
        var (expected, actual) = (
            $"{string.Join('x', golden.Output)} {golden.BackboneParameters} {golden.Parameters}",
            $"{derivation.Output} {cost.BackboneParameters} {cost.Parameters}"
        );
        return expected == actual ? [] : [$"sizes are {actual} instead of {expected}"];
    }

    private static string[] NumberDifferences(GoldenCase golden, Network network, GoldenFile file)
    {
        using var scope = NewDisposeScope();
        using var weights = Weights.OfDoubles(network, index => Fill(index, network.Parameters[index].Elements));
        using var logits = new Executor(network).Run(weights, Input(network, file.Batch), training: true);
        using var loss = nn.functional.cross_entropy(logits, arange(file.Batch, ScalarType.Int64));
        loss.backward();
        var norm = Math.Sqrt(weights.Parameters.Sum(parameter => parameter.grad!.square().sum().item<double>()));
        var expected = golden.Logits.SelectMany(row => row).Append(golden.Loss).Append(golden.GradientNorm);
        var actual = logits.data<double>().ToArray().Append(loss.item<double>()).Append(norm);
        return [.. expected.Zip(actual).Select((pair, i) => Difference(pair.Item1, pair.Item2, i)).OfType<string>().Take(3)];
    }

    private static string? Difference(double expected, double actual, int index) =>
        Math.Abs(expected - actual) <= Tolerance * Math.Abs(expected)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"number {index} is {actual:R} instead of {expected:R}");

    private static double[] Fill(int tensor, long count) =>
        [.. Enumerable.Range(0, checked((int)count)).Select(j => 0.2 * Math.Sin(1 + 0.7 * tensor + 0.13 * j))];

    private static Tensor Input(Network network, int batch)
    {
        var count = checked((int)(batch * network.Input.Elements));
        return tensor(
            [.. Enumerable.Range(0, count).Select(k => Math.Sin(0.01 * k))],
            [batch, network.Input.Axis1, network.Input.Axis2, network.Input.Axis3]
        );
    }
}
