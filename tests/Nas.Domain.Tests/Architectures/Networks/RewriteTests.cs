using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Tests;

namespace Nas.Domain.Tests.Architectures.Networks;

/// <summary>One small architecture for each rewrite, with the graph before and after.</summary>
public sealed class RewriteTests
{
    [Theory]
    [InlineData("PointwiseUnfold", "3x8x8", "sequence(route(im2col(1,2,0), compute(norm), col2im), compute(softmax))")]
    [InlineData(
        "PatchConvolution",
        "3x8x8",
        "sequence(route(im2col(3,1,1), sequence(compute(linear(4)), sequence(compute(norm), compute(linear(16)))), col2im), compute(softmax))"
    )]
    [InlineData(
        "PatchEmbedding",
        "3x8x8",
        "sequence(route(im2col(4,4,0), sequence(compute(linear(16)), compute(learnable_positional_encoding)), identity), compute(softmax))"
    )]
    [InlineData(
        "PatchesAsRows",
        "3x8x8",
        "sequence(route(im2col(4,4,0), sequence(compute(linear(32)), compute(learnable_positional_encoding)), identity), compute(softmax))"
    )]
    [InlineData(
        "PatchesOfSeveralMaps",
        "3x8x8",
        "sequence(route(im2col(4,4,0), branch(clone(2), 2*compute(linear(8)), cat(2)), identity), compute(softmax))"
    )]
    [InlineData("PixelsOfFewChannels", "3x8x8", "sequence(route(im2col(1,1,0), compute(linear(16)), identity), compute(softmax))")]
    [InlineData("StridedPointwise", "16x8x8", "sequence(route(im2col(1,2,0), compute(linear(16)), col2im), compute(softmax))")]
    [InlineData("StridedPointwiseTooNarrow", "3x8x8", "sequence(route(im2col(1,2,0), compute(linear(16)), col2im), compute(softmax))")]
    [InlineData(
        "Cancel",
        "3x8x8",
        "sequence(sequence(route(permute(2,3,1), compute(identity), permute(3,1,2)), route(im2col(1,1,0), compute(identity), col2im)), compute(softmax))"
    )]
    [InlineData("Sink", "3x8x8", "sequence(route(permute(2,3,1), compute(leakyrelu), permute(3,1,2)), compute(softmax))")]
    [InlineData(
        "Hoist",
        "3x8x8",
        "sequence(route(im2col(3,1,1), sequence(compute(leakyrelu), compute(linear(16))), identity), compute(softmax))"
    )]
    [InlineData("Chain", "3x8x8", "sequence(sequence(compute(linear(512)), compute(linear(16))), compute(softmax))")]
    [InlineData("Mean", "3x8x8", "sequence(compute(norm), compute(linear(512)))")]
    [InlineData(
        "PastPosition",
        "16x8",
        "sequence(sequence(compute(linear(128)), compute(learnable_positional_encoding)), branch(clone(2), compute(identity), sequence(compute(linear(128)), compute(softmax)), add))"
    )]
    [InlineData(
        "PastPositionTooNarrow",
        "16x8",
        "sequence(sequence(compute(linear(64)), compute(learnable_positional_encoding)), branch(clone(2), compute(identity), sequence(compute(linear(64)), compute(softmax)), add))"
    )]
    [InlineData("MeanPatch", "3x8x8", "route(im2col(3,2,1), compute(linear(16)), col2im)")]
    [InlineData(
        "MeanOfProduct",
        "16x8",
        "branch(clone(2), compute(softmax), route(identity, compute(softmax), permute(2,1)), dot_product)"
    )]
    [InlineData(
        "MeanOfParts",
        "16x8",
        "branch(clone(2), compute(linear(16)), sequence(compute(learnable_positional_encoding), compute(linear(32))), cat(2))"
    )]
    [InlineData(
        "MeanForOneReader",
        "16x8",
        "sequence(compute(linear(16)), branch(clone(2), compute(softmax), compute(linear(4)), cat(2)))"
    )]
    [InlineData(
        "Share",
        "16x8",
        "sequence(branch(clone(2), sequence(compute(softmax), compute(norm)), sequence(compute(softmax), compute(linear(8))), cat(1)), compute(softmax))"
    )]
    [InlineData("Sum", "16x8", "sequence(branch(clone(4), 4*compute(linear(16)), add), compute(softmax))")]
    [InlineData(
        "FlattenSum",
        "16x8",
        "sequence(branch(clone(2), compute(softmax), branch(clone(2), compute(norm), compute(identity), add), add), compute(softmax))"
    )]
    [InlineData(
        "Stack",
        "16x64",
        "sequence(sequence(compute(norm), branch(clone(2), sequence(compute(linear(16)), compute(softmax)), compute(linear(16)), cat(2))), compute(softmax))"
    )]
    [InlineData(
        "StackConvolutions",
        "8x8x8",
        "sequence(sequence(compute(norm), branch(clone(2), route(im2col(3,1,1), compute(linear(8)), col2im), sequence(route(im2col(3,1,1), compute(linear(8)), col2im), compute(leakyrelu)), add)), compute(softmax))"
    )]
    [InlineData(
        "Gather",
        "16x64",
        "sequence(sequence(compute(norm), branch(clone(2), 2*sequence(compute(linear(16)), compute(leakyrelu)), cat(2))), compute(softmax))"
    )]
    [InlineData(
        "GatherAcross",
        "16x64",
        "sequence(sequence(compute(norm), branch(group(2,1), 2*compute(leakyrelu), cat(2))), compute(softmax))"
    )]
    [InlineData(
        "Cut",
        "16x64",
        "sequence(branch(clone(2), compute(linear(64)), compute(softmax), cat(2)), branch(group(2,2), compute(softmax), compute(leakyrelu), cat(2)))"
    )]
    [InlineData(
        "CutColumns",
        "3x8x8",
        "sequence(branch(clone(2), 2*compute(norm), cat(2)), route(im2col(1,1,0), branch(group(2,1), compute(softmax), compute(leakyrelu), add), identity))"
    )]
    [InlineData("CutAcross", "3x8x8", "sequence(branch(clone(4), 4*compute(norm), cat(2)), branch(group(2,2), 2*compute(softmax), add))")]
    [InlineData(
        "Group",
        "16x8x8",
        "sequence(branch(group(2,1), 2*route(im2col(3,1,1), compute(linear(8)), col2im), cat(1)), compute(softmax))"
    )]
    [InlineData(
        "GroupTooNarrow",
        "6x8x8",
        "sequence(branch(group(2,1), 2*route(im2col(3,1,1), compute(linear(8)), col2im), cat(1)), compute(softmax))"
    )]
    [InlineData(
        "ChannelsLast",
        "3x8x8",
        "sequence(route(im2col(3,1,1), sequence(compute(linear(16)), compute(norm)), identity), compute(softmax))"
    )]
    [InlineData(
        "ChannelsLastEverywhere",
        "3x14x14",
        "sequence(sequence(route(im2col(3,2,1), compute(linear(16)), col2im), compute(norm)), compute(leakyrelu))"
    )]
    [InlineData(
        "ChannelsLastOfTooFewPixels",
        "3x12x12",
        "sequence(sequence(route(im2col(3,2,1), compute(linear(16)), col2im), compute(norm)), compute(leakyrelu))"
    )]
    [InlineData(
        "Mix",
        "49x64",
        "sequence(route(permute(2,1), sequence(sequence(compute(linear(64)), compute(leakyrelu)), compute(linear(49))), permute(2,1)), compute(softmax))"
    )]
    [InlineData(
        "MixChannels",
        "3x8x8",
        "sequence(route(permute(2,3,1), sequence(sequence(compute(linear(8)), compute(leakyrelu)), compute(linear(4))), permute(3,1,2)), compute(softmax))"
    )]
    [InlineData(
        "MixTooSmall",
        "49x16",
        "sequence(route(permute(2,1), sequence(sequence(compute(linear(64)), compute(leakyrelu)), compute(linear(49))), permute(2,1)), compute(softmax))"
    )]
    [InlineData("InPlace", "3x8x8", "sequence(sequence(compute(norm), compute(leakyrelu)), compute(softmax))")]
    [InlineData("Zero", "3x8x8", "cell(sequence(norm, relu), zero, zero, norm, zero, sequence(relu, norm))")]
    public void Rewrite_OfItsSmallestCase_IsTheApprovedGraph(string rewrite, string input, string text)
    {
        var literal = SampledDerivations.Parse(text, input).Lowered();
        var fused = Fuse.Rewrite(literal);

        Snapshot.Matches($"Networks/Fuse.{rewrite}", $"{text}\n\n{NetworkText.Print(literal)}\n\nbecomes\n\n{NetworkText.Print(fused)}");
        Assert.Equal(literal.Parameters, fused.Parameters);
    }

    [Fact]
    public void Rewrite_OfSamples_ReachesAFixedPointAndUsesEveryParameter()
    {
        foreach (var fused in SampledDerivations.Draw("3x28x28", 300).Select(derivation => Fuse.Rewrite(derivation.Lowered())))
        {
            Assert.Same(fused, Fuse.Rewrite(fused));
            Assert.Equal(Enumerable.Range(0, fused.Parameters.Length), fused.Nodes.SelectMany(node => node.Parameters).Distinct().Order());
        }
    }
}
