using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.LinearAlgebra;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training;
using Nas.Effects.Training.Differentiable;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Training.Differentiable;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class DifferentiableSearchTests
{
    private static readonly TensorType Input = TensorType.Image(1, 8, 8);
    private static readonly RandomStream Stream = RandomStream.FromSeed(new Seed(1));

    /// <summary>One choice, repeated twice, of which only a convolution sees which way stripes run.</summary>
    private static readonly Supernet Open = OpenOf("sequence(choice, relu)");

    private static Supernet OpenOf(string repeated)
    {
        var grammar = Right(
            GrammarText
                .Parse(
                    $"""
                    grammar small
                    start network
                    network = sequence(conv2d(1,1,0,4), repeat(times(2), {repeated}))
                    choice = zero | identity | conv2d(3,1,1,x1)
                    """
                )
                .MapLeft(faults => string.Join('\n', faults))
        );
        return Supernet
            .Of(grammar, Right(Derive.Sample(grammar, Input, Stream).ToEither(() => "no sample")))
            .IfNone(() => throw new InvalidOperationException("no choices"));
    }

    [Fact]
    public void Supernet_OfACell_OpensItsSixEdges()
    {
        var cells = Right(BuiltInGrammars.Load("nasbench201"));
        var type = TensorType.Image(3, 8, 8);
        var skeleton = Right(Derive.Sample(cells, type, Stream).ToEither(() => "no sample"));
        var open = Supernet.Of(cells, skeleton).IfNone(() => throw new InvalidOperationException("no choices"));
        var sums = open.SumsOf(Right(Lower.ToNetwork(open.Tree, 10)));
        Assert.Equal([5, 5, 5, 5, 5, 5], open.Points.Select(point => point.Alternatives.Length));
        Assert.Equal(
            Enumerable.Repeat(15, 6),
            sums.Values.CountBy(point => point).OrderBy(count => count.Key).Select(count => count.Value)
        );
    }

    [Fact]
    public void Chosen_OfTheSkeletonsOwnAlternatives_IsTheSkeleton()
    {
        var own = Productions.Of(Open.Grammar, Open.Skeleton)[^1].Alternative;
        Assert.Equal(Open.Skeleton, Open.Chosen([own]));
    }

    [Fact]
    public void Search_WhereOneAlternativeSees_ChoosesIt()
    {
        var search = new DifferentiableSearch(Open, Right(Lower.ToNetwork(Open.Tree, 2)), new(6, 16) { ShareRate = 0.05 });
        var found = search.Run(Stripes(1), Stripes(2), Stream);
        Assert.Equal([2], found.Chosen);
        Assert.Equal([0, 2, 4], found.Eigenvalues.Select(record => record.Epoch));
        Assert.Equal(found, search.Run(Stripes(1), Stripes(2), Stream));
    }

    [Fact]
    public void Eigenvalue_OfTheHessian_IsThatOfItsColumns()
    {
        // Without kinks, so that differences of gradients are as good as a derivative.
        var smooth = OpenOf("choice");
        using var mixed = new MixedNetwork(smooth, Right(Lower.ToNetwork(smooth.Tree, 2)), Stream);
        using var images = new DeviceImages(Stripes(3), CPU);
        using var scope = NewDisposeScope();
        var (pixels, labels) = images.Gather(
            images.Order([
                [.. Enumerable.Range(0, 32)],
            ])
        );
        var curvature = new ShareCurvature(mixed, pixels, labels);
        var columns = Enumerable
            .Range(0, 3)
            .Select(axis => curvature.Times([.. Enumerable.Range(0, 3).Select(i => i == axis ? 1.0 : 0)]))
            .ToArray();
        var matrix = new double[3, 3];
        for (var at = 0; at < 9; at++)
        {
            matrix[at / 3, at % 3] = (columns[at % 3][at / 3] + columns[at / 3][at % 3]) / 2;
        }

        var largest = SymmetricMatrix.Eigenvalues(matrix)[^1];
        Assert.Equal(largest, curvature.Largest(Stream, products: 300), (0.05 * Math.Abs(largest)) + 1e-4);
    }

    /// <summary>Stripes that run down or across, at a random phase, as bright as each other.</summary>
    private static ImageSet Stripes(int seed)
    {
        const int Count = 128;
        var cursor = RandomStream.FromSeed(new Seed(seed)).Cursor();
        var (pixels, labels) = (new float[Count * 64], new int[Count]);
        for (var image = 0; image < Count; image++)
        {
            var phase = cursor.NextInt(2);
            labels[image] = image % 2;
            for (var at = 0; at < 64; at++)
            {
                pixels[(image * 64) + at] = ((labels[image] == 0 ? at / 8 : at % 8) + phase) % 2;
            }
        }

        return new(Input, pixels, labels);
    }

    private static T Right<T>(LanguageExt.Either<string, T> loaded) => loaded.IfLeft(reason => throw new InvalidOperationException(reason));
}
