using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training.Execution;
using TorchSharp;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Training.Execution;

/// <summary>Fused and literal networks agree on outputs, loss and all gradients, in double precision.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class FuseTests
{
    private const double Tolerance = 1e-9;
    private const int Batch = 2;
    private const int SeedBatch = 6;
    private const int Classes = 4;
    private static readonly TensorType Image = TensorType.Image(3, 16, 16);

    public static TheoryData<string> Seeds => [.. BuiltInSeeds.Names];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rewrite_OfASeed_ChangesNeitherOutputsNorGradients(string name) =>
        AssertSame(Right(BuiltInSeeds.Load(name, Image)), SeedBatch);

    [Theory]
    [InlineData("einspace", "3x8x8", 200)]
    [InlineData("einspace", "4x16x16", 200)]
    [InlineData("einspace", "16x8", 60)]
    [InlineData("einspace-1d", "2x1x48", 60)]
    [InlineData("einspace-pcfg", "4x16x16", 200)]
    [InlineData("einspace-pcfg", "8x8x8", 150)]
    [InlineData("nasbench201", "3x8x8", 15)]
    public void Rewrite_OfSamples_ChangesNeitherOutputsNorGradients(string grammar, string input, int count)
    {
        var (rules, type) = (Right(BuiltInGrammars.Load(grammar)), Right(TensorType.Parse(input)));
        var stream = RandomStream.FromSeed(new Seed(3)).Child(input);
        var sampled = Enumerable
            .Range(0, 100 * count)
            .SelectMany(i => Derive.Sample(rules, type, stream.Child(i)).AsEnumerable())
            .Where(derivation =>
                Cost.Measure(derivation, Classes, Batch) is { Parameters: < 60_000, Macs: < 600_000, ActivationBytes: < 1_000_000 }
                || grammar == "nasbench201"
            )
            .Where(IsRewritten)
            .Take(count)
            .ToArray();

        Assert.Equal(count, sampled.Length);
        Array.ForEach(sampled, derivation => AssertSame(derivation, Batch));
    }

    [Theory]
    [InlineData(
        "49x64",
        "sequence(route(permute(2,1), sequence(sequence(compute(linear(64)), compute(leakyrelu)), compute(linear(49))), permute(2,1)), compute(softmax))"
    )]
    [InlineData(
        "3x8x8",
        "sequence(route(permute(2,3,1), sequence(sequence(compute(linear(8)), compute(leakyrelu)), compute(linear(4))), permute(3,1,2)), compute(softmax))"
    )]
    [InlineData(
        "8x8x8",
        "sequence(sequence(compute(norm), branch(clone(2), 2*sequence(route(im2col(3,1,1), compute(linear(8)), col2im), compute(leakyrelu)), cat(1))), compute(softmax))"
    )]
    [InlineData(
        "8x8x8",
        "sequence(sequence(compute(norm), branch(clone(3), route(im2col(3,1,1), compute(linear(8)), col2im), sequence(route(im2col(3,1,1), compute(linear(8)), col2im), compute(norm)), route(im2col(3,1,1), compute(linear(8)), col2im), cat(1))), compute(softmax))"
    )]
    [InlineData("4x1x32", "sequence(route(im2col1d(1,2,0), compute(linear(32)), col2im), sequence(compute(norm), compute(relu)))")]
    [InlineData("3x8x8", "sequence(sequence(route(im2col1d(4,4,0), compute(linear(8)), col2im), conv1d(3,2,1,8)), avgpool1d(3,1,1))")]
    [InlineData("16x8x8", "sequence(branch(group(2,1), 2*route(im2col(3,2,1), compute(linear(8)), col2im), cat(1)), compute(softmax))")]
    [InlineData(
        "3x8x8",
        "sequence(branch(clone(2), 2*compute(linear(16)), cat(2)), route(im2col(1,1,0), branch(group(2,1), compute(softmax), compute(leakyrelu), add), identity))"
    )]
    [InlineData(
        "16x8",
        "sequence(sequence(compute(linear(128)), compute(learnable_positional_encoding)), branch(clone(3), compute(identity), sequence(compute(linear(128)), compute(softmax)), sequence(compute(linear(128)), compute(softmax)), add))"
    )]
    public void Rewrite_OfEveryKindOfMap_ChangesNeitherOutputsNorGradients(string input, string text) =>
        AssertSame(
            Right(ArchitectureText.Parse(text, Right(TensorType.Parse(input))).MapLeft(errors => string.Join('\n', errors))),
            SeedBatch
        );

    /// <summary>oneDNN 2.6 ruins its memory on a strided 1×1 convolution of few channels that lie side by side; no such convolution may be
    /// made.</summary>
    [Theory]
    [InlineData("3x28x2062")]
    [InlineData("4x28x2062")]
    [InlineData("8x28x1030")]
    public void Rewrite_OfStridedPixels_HasGradientsOfDoublePrecision(string input)
    {
        const string Text = "sequence(route(im2col(1,2,0), compute(linear(64)), identity), compute(norm))";
        AssertTrains(
            Right(ArchitectureText.Parse(Text, Right(TensorType.Parse(input))).MapLeft(errors => string.Join('\n', errors))),
            Batch
        );
    }

    [Theory]
    [InlineData(
        "3x14x14",
        "sequence(sequence(sequence(route(im2col(3,1,1), compute(linear(16)), col2im), compute(norm)), route(im2col(1,2,0), compute(linear(32)), col2im)), sequence(compute(norm), compute(leakyrelu)))"
    )]
    [InlineData(
        "16x28x28",
        "sequence(sequence(branch(clone(2), route(im2col(3,2,1), compute(linear(48)), col2im), route(im2col(1,2,0), compute(linear(48)), col2im), add), compute(norm)), compute(leakyrelu))"
    )]
    [InlineData(
        "4x56x56",
        "sequence(sequence(sequence(route(im2col(5,2,2), compute(linear(16)), col2im), compute(norm)), route(im2col(4,4,0), compute(linear(64)), col2im)), sequence(compute(norm), compute(leakyrelu)))"
    )]
    public void Rewrite_OfChannelsLastImages_HasGradientsOfDoublePrecision(string input, string text) =>
        AssertTrains(
            Right(ArchitectureText.Parse(text, Right(TensorType.Parse(input))).MapLeft(errors => string.Join('\n', errors))),
            SeedBatch
        );

    private static void AssertTrains(Derivation derivation, int batch)
    {
        var fused = Fuse.Rewrite(Right(Lower.ToNetwork(derivation, Classes)));

        var (expected, actual) = (Numbers(fused, batch), Numbers(fused, batch, ScalarType.Float32));

        Assert.All(Enumerable.Range(0, expected.Count), i => Assert.InRange(Distance(expected, actual, i), 0, 1e-4));
    }

    private static bool IsRewritten(Derivation derivation) =>
        Lower
            .ToNetwork(derivation, Classes)
            .Match(network => network.Nodes.Length < 300 && !ReferenceEquals(Fuse.Rewrite(network), network), _ => false);

    private static void AssertSame(Derivation derivation, int batch)
    {
        var literal = Right(Lower.ToNetwork(derivation, Classes));
        var fused = Fuse.Rewrite(literal);
        var (expected, actual) = (Numbers(literal, batch), Numbers(fused, batch));

        Assert.Equal(literal.Parameters, fused.Parameters);
        for (var i = 0; i < expected.Count; i++)
        {
            var what = i switch
            {
                0 => "the logits",
                1 => "the loss",
                _ => $"the gradient of {literal.Parameters[i - 2].Name}",
            };
            Assert.True(
                Distance(expected, actual, i) < Tolerance,
                $"{what} differ in {ArchitectureText.Print(derivation)}\n{NetworkText.Print(fused)}"
            );
        }
    }

    /// <summary>Largest difference, relative to the tensor's largest number or 1; numbers that are none must be none in both.</summary>
    private static double Distance(List<double[]> expected, List<double[]> actual, int i)
    {
        var scale = Math.Max(1, expected[i].Max(Math.Abs));
        var distance = expected[i].Zip(actual[i], (x, y) => Math.Abs(x - y)).Max() / scale;
        return double.IsNaN(distance) && expected[i].Any(double.IsNaN) && actual[i].Any(double.IsNaN) ? 0 : distance;
    }

    /// <summary>The logits, the loss, then the gradient of every parameter.</summary>
    private static List<double[]> Numbers(Network network, int batch, ScalarType precision = ScalarType.Float64)
    {
        using var scope = NewDisposeScope();
        var stream = RandomStream.FromSeed(new Seed(5));
        var type = network.Input;
        long[] shape = type.Layout == Layout.Image ? [batch, type.Axis1, type.Axis2, type.Axis3] : [batch, type.Axis1, type.Axis2];
        using var doubles = Weights.OfDoubles(network, i => Normal(stream.Child(i), network.Parameters[i].Elements, 0.3));
        using var weights = doubles.Map(parameter => parameter.to(precision));
        using var input = tensor(Normal(stream, batch * type.Elements, 1), shape).to(precision);
        using var logits = new Executor(network).Run(weights, input, training: true);
        using var loss = nn.functional.cross_entropy(
            logits,
            tensor([.. Enumerable.Range(0, batch).Select(i => (long)(i % Classes))], [batch])
        );
        loss.backward();
        return [Doubles(logits), Doubles(loss), .. weights.Parameters.Select(Gradient)];
    }

    /// <summary>What no output depends on, as behind zeros, has no gradient.</summary>
    private static double[] Gradient(TorchSharp.Modules.Parameter parameter) =>
        parameter.grad is { } gradient ? Doubles(gradient) : new double[parameter.numel()];

    private static double[] Doubles(Tensor tensor) => tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();

    private static double[] Normal(RandomStream stream, long count, double scale)
    {
        var numbers = new float[count];
        stream.FillNormal(numbers);
        return Array.ConvertAll(numbers, x => scale * x);
    }

    private static T Right<TError, T>(LanguageExt.Either<TError, T> either) =>
        either.IfLeft(error => throw new Xunit.Sdk.XunitException($"{error}"));
}
