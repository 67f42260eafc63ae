using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Lowering;

namespace Nas.Domain.Tests.Architectures.Derivations;

/// <summary>What <c>repeat</c> and <c>cell</c> mean.</summary>
public class RepetitionTests
{
    [Fact]
    public void Repeat_WithAHalvingBetween_TypesEveryStageForItsShape()
    {
        var repeat = (Module)Space.Tree("repeat(times(3), conv2d(3,1,1,x1), conv2d(3,2,1,x2))", "4x16x16");
        Assert.Equal(["4x16x16", "8x8x8", "8x8x8", "16x4x4", "16x4x4"], repeat.Repetitions.Select(part => part.Output.ToString()));
        Assert.Equal(Space.Type("16x4x4"), repeat.Output);
        Assert.Equal(new TreeSize(6, 1, 1), TreeSize.Measure(repeat));
    }

    [Fact]
    public void Repeat_InANetwork_IsTheModulesInARowWithParametersOfTheirOwn()
    {
        var written = Lower.ToNetwork(Space.Tree("sequence(linear(x2), sequence(relu, linear(x2)))", "4x8"), 3);
        var repeated = Lower.ToNetwork(Space.Tree("repeat(times(2), linear(x2), relu)", "4x8"), 3);
        Assert.Equal(
            Right(written).Parameters.Select(p => string.Join('x', p.Shape)),
            Right(repeated).Parameters.Select(p => string.Join('x', p.Shape))
        );
        Assert.Equal(
            ["0.weight", "0.bias", "2.weight", "2.bias", "head.weight", "head.bias"],
            Right(repeated).Parameters.Select(p => p.Name)
        );
    }

    [Fact]
    public void Cell_OfOneModule_IsThatModule() =>
        Assert.Equal(
            NetworkText.Print(Right(Lower.ToNetwork(Space.Tree("softmax", "4x8"), 3))),
            NetworkText.Print(Right(Lower.ToNetwork(Space.Tree("cell(softmax)", "4x8"), 3)))
        );

    [Fact]
    public void Cell_OfThreeNodes_AddsBothWaysToTheLast() =>
        Assert.Equal(
            """
            %1: 4x8 = relu %0
            %2: 4x8 = softmax %1
            %3: 4x8 = add %0 %2
            """.ReplaceLineEndings("\n"),
            string.Join(
                '\n',
                NetworkText.Print(Right(Lower.ToNetwork(Space.Tree("cell(relu, identity, softmax)", "4x8"), 3))).Split('\n')[..3]
            )
        );

    [Theory]
    [InlineData("cell(relu, relu)", "write cell(module, …)")]
    [InlineData("cell(linear(4), relu, relu)", "give different shapes")]
    [InlineData("repeat(linear(4), relu)", "starts with times(count)")]
    [InlineData("repeat(times(3), im2col(1,1,0))", "does not fit 64x3")]
    [InlineData("repeat(times(3), times(3))", "belongs at the start of a repeat(…)")]
    [InlineData("branch(times(3), relu, add)", "a branch(…) starts with")]
    public void Text_ThatDoesNotFit_IsRefusedWithTheReason(string text, string reason) =>
        Assert.Contains(reason, Space.Error(text, "3x8x8"), StringComparison.Ordinal);

    [Fact]
    public void Repeat_NestedWithoutMeasure_IsRefusedAtOnce()
    {
        // The shape changes every time, so that nothing could be shared.
        var text = Enumerable.Range(0, 100).Aggregate("permute(2,1)", (inner, _) => $"repeat(times(63), {inner})");
        Assert.Contains("131072", Space.Error(text, "4x8"), StringComparison.Ordinal);
    }

    private static T Right<T>(Either<string, T> either) => either.IfLeft(reason => throw new InvalidOperationException(reason));
}
