using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Tests.Architectures.Operations;

/// <summary>Every shape rule against a naive reference that counts positions instead of computing them.</summary>
public class ShapeRuleTests
{
    public static TheoryData<string> Families() => [.. OperationCatalogue.Families.Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Infer_OfSmallInputs_AgreesWithTheReference(string family)
    {
        var operations = Examples.OfFamily(family);
        Assert.NotEmpty(operations);
        Prop.ForAll(
                Gen.Elements(operations).ToArbitrary(),
                Types().ToArbitrary(),
                Gen.ArrayOf(Types(), 3).ToArbitrary(),
                (operation, input, others) =>
                    operation switch
                    {
                        MapOperation map => Agree(map.Infer(input), NaiveShapes.Map(map, input)),
                        SplitOperation split => Agree(split.Infer(input), NaiveShapes.Split(split, input)),
                        Times => true,
                        JoinOperation join => Operands(input, others)
                            .All(operands => Agree(join.Infer(operands), NaiveShapes.Join(join, operands))),
                        _ => false,
                    }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Text_OfEveryExample_ReadsBack(string family) =>
        Assert.All(Examples.OfFamily(family), operation => Assert.Equal(operation, Examples.Read(operation.Text)));

    [Theory]
    [InlineData("im2col(1,1,128)", "1x1x1000000")]
    [InlineData("linear(x1048576)", "1x4096x4096")]
    [InlineData("im2col(3,1,1)", "1048576x256x256")]
    public void Infer_BeyondTheLargestTensor_DoesNotApply(string operation, string input) =>
        Assert.True(
            operation.StartsWith("im2col(1", StringComparison.Ordinal)
                == ((MapOperation)Examples.Read(operation)).Infer(Space.Type(input)).Applies
        );

    [Fact]
    public void Infer_OfTheLongestAxis_DoesNotOverflow() =>
        Assert.False(new Im2Col(Patch.Square(1, 1, 128)).Infer(TensorType.Image(1, 1, int.MaxValue)).Applies);

    [Theory]
    [InlineData("linear(64)", "3x28x28", 28 * 64 + 64, 3 * 28 * 28 * 64L)]
    [InlineData("linear(x4)", "49x16", 16 * 64 + 64, 49 * 16 * 64L)]
    [InlineData("conv2d(3,2,1,x2)", "3x28x28", 9 * 3 * 6, 9 * 3 * 6 * 14 * 14)]
    [InlineData("norm", "3x28x28", 6, 0)]
    [InlineData("norm", "49x16", 32, 0)]
    [InlineData("learnable_positional_encoding", "3x4x5", 60, 0)]
    [InlineData("positional_encoding", "3x4x5", 0, 0)]
    [InlineData("relu", "3x4x5", 0, 0)]
    public void Cost_OfAMap_IsItsClosedForm(string operation, string input, long parameters, long macs)
    {
        var map = (MapOperation)Examples.Read(operation);
        Assert.Equal((parameters, macs), (map.Parameters(Space.Type(input)), map.Macs(Space.Type(input))));
    }

    [Fact]
    public void Macs_OfAMatrixProduct_AreOutputElementsTimesInnerDimension() =>
        Assert.Equal(3L * 8 * 5 * 7, new DotProduct(true).Macs([TensorType.Image(3, 8, 5), TensorType.Image(3, 5, 7)]));

    private static bool Agree(ShapeResult actual, TensorType? expected) =>
        actual.Applies == expected.HasValue && (expected is not { } type || actual.Type == type);

    /// <summary>Operands that often agree: equal ones, one axis changed, and unrelated ones; two, three and four.</summary>
    private static IEnumerable<TensorType[]> Operands(TensorType input, TensorType[] others) =>
        [
            [input, input],
            [input, input, input, input],
            [input, others[0]],
            [input, others[0], others[1]],
            [input, input.WithAxis(1, others[0].Axis1), input],
            [input, input.WithLast(others[0].Last)],
            [input, Transposed(input)],
        ];

    private static TensorType Transposed(TensorType input) =>
        input.Layout == Layout.Image
            ? TensorType.Image(input.Axis1, input.Axis3, input.Axis2)
            : TensorType.Columns(input.Axis2, input.Axis1);

    private static Gen<TensorType> Types() =>
        from sizes in Gen.ArrayOf(Gen.Choose(1, 12), 3)
        from grid in Gen.Elements(Grid.None, new Grid(2, 3), new Grid(sizes[0], 1), new Grid(1, sizes[1]))
        from image in Gen.Elements(true, false)
        select image ? TensorType.Image(sizes[0], sizes[1], sizes[2]) : TensorType.Columns(sizes[0], sizes[1], grid);
}
