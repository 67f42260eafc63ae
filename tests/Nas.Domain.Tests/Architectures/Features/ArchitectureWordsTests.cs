using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Features;
using Nas.Domain.Architectures.Tensors;
using Xunit;

namespace Nas.Domain.Tests.Architectures.Features;

/// <summary>The words of architectures that language models read.</summary>
public sealed class ArchitectureWordsTests
{
    [Fact]
    public void Words_OfAConvolution_AreItsOperationsAndChangedSizes() =>
        Assert.Equal(
            "c3 h10 w10 im2col(3,1,1) p20 f10 linear(64) f12 col2im c12 h10 w10 norm",
            Of("sequence(route(im2col(3,1,1), compute(linear(64)), col2im), compute(norm))")
        );

    [Fact]
    public void Words_OfBranches_StandBetweenBrackets() =>
        Assert.Equal(
            "c3 h10 w10 ( clone(2) | relu | linear(16) w8 | cat(3) w11 )",
            Of("branch(clone(2), compute(relu), compute(linear(16)), cat(3))")
        );

    [Theory]
    [InlineData(
        "sequence(sequence(compute(norm), compute(relu)), compute(softmax))",
        "sequence(compute(norm), sequence(compute(relu), compute(softmax)))"
    )]
    [InlineData("compute(relu)", "sequence(compute(identity), route(identity, compute(relu), identity))")]
    [InlineData("branch(clone(2), compute(relu), compute(norm), add)", "branch(clone(2), compute(norm), compute(relu), add)")]
    public void Words_OfEqualMeanings_AreEqual(string one, string other) => Assert.Equal(Of(one), Of(other));

    [Fact]
    public void Words_OfAProductInAnotherOrder_Differ() =>
        Assert.NotEqual(
            Of("branch(clone(2), compute(relu), compute(norm), dot_product)"),
            Of("branch(clone(2), compute(norm), compute(relu), dot_product)")
        );

    private static string Of(string text) =>
        ArchitectureWords.Of(
            ArchitectureText
                .Parse(text, TensorType.Image(3, 32, 32))
                .IfLeft(faults => throw new InvalidOperationException(string.Join('\n', faults)))
        );
}
