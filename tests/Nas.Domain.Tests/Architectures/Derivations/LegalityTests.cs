using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Architectures.Derivations;

/// <summary>The defects of the public implementations that docs/research/grammars.md lists, each with the behaviour in its place.</summary>
public class LegalityTests
{
    [Theory]
    [InlineData("branch(clone(2), compute(norm), compute(norm), cat(1))", "6x8x8")]
    [InlineData("branch(clone(4), 4*compute(norm), cat(2))", "3x32x8")]
    [InlineData("branch(clone(8), 8*compute(norm), cat(3))", "3x8x64")]
    [InlineData("branch(clone(2), compute(linear(5)), compute(linear(7)), cat(3))", "3x8x12")]
    public void Concat_OfAnyNumberOfBranches_JoinsTheRealOperands_D1(string text, string output) =>
        Assert.Equal(output, Space.Tree(text, "3x8x8").Output.ToString());

    [Fact]
    public void DotProduct_AfterABranchThatEndsInAJoin_IsLegal_D4() =>
        Assert.Equal(
            "3x8x8",
            Space
                .Tree("branch(clone(2), branch(clone(2), compute(norm), compute(relu), add), compute(norm), scaled_dot_product)", "3x8x8")
                .Output.ToString()
        );

    [Fact]
    public void DotProduct_OfFourBranchesThatEndInJoins_IsIllegal_D4() =>
        Assert.Contains(
            "exactly two branches",
            Space.Error("branch(clone(4), 4*branch(clone(2), compute(norm), compute(relu), add), dot_product)", "3x8x8"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Im2Col_OfAnImageThatFitsWithItsPadding_IsLegal_D15() =>
        Assert.Equal("4x27", Space.Tree("im2col(3,1,1)", "3x2x2").Output.ToString());

    [Fact]
    public void Im2Col_OfAnImageTooSmallEvenWithPadding_IsIllegal_D15() =>
        Assert.Contains("larger than the image", Space.Error("im2col(4,4,0)", "3x3x8"), StringComparison.Ordinal);

    [Fact]
    public void Group_OfADividingAxisBesideShortOnes_IsLegal_D15() =>
        Assert.Equal("2x1x3", Space.Tree("branch(group(8,1), 8*compute(norm), add)", "16x1x3").Output.ToString());

    [Fact]
    public void Group_OfAnAxisThatDoesNotDivide_IsIllegal_D15() =>
        Assert.Contains("not divisible", Space.Error("branch(group(8,1), 8*compute(norm), add)", "12x8x8"), StringComparison.Ordinal);

    [Fact]
    public void Col2Im_OfOtherPositionsThanTheGridHas_IsIllegal_D15()
    {
        const string Halved = "route(im2col(4,4,0), branch(group(2,1), compute(norm), compute(norm), add), {0})";
        Assert.Contains(
            "number of positions",
            Space.Error(Halved.Replace("{0}", "col2im", StringComparison.Ordinal), "3x8x8"),
            StringComparison.Ordinal
        );
        Assert.Equal("24x2x2", Space.Tree(Halved.Replace("{0}", "reshape2im", StringComparison.Ordinal), "3x8x8").Output.ToString());
    }

    [Fact]
    public void Col2Im_GivesAnImage_SoConvolutionsStack_B1() =>
        Assert.Equal(
            "16x4x4",
            Space
                .Tree(
                    "sequence(route(im2col(3,1,1), compute(linear(8)), col2im), route(im2col(3,2,1), compute(linear(16)), col2im))",
                    "3x8x8"
                )
                .Output.ToString()
        );

    [Fact]
    public void Samples_AfterBacktracking_RecordTheTypesThatFlow_B4() =>
        Assert.All(
            Enumerable.Range(0, 300),
            seed =>
            {
                var tree = Space.Sample(Space.Named("einspace-pcfg"), Space.Type("1x27x18"), seed);
                Assert.All(
                    Space.Nodes(tree).OfType<Module>().Where(module => module.Combinator is Combinator.Sequence or Combinator.Route),
                    module =>
                    {
                        Assert.Equal(module.Input, module.Parts[0].Input);
                        Assert.All(module.Parts.Zip(module.Parts.Skip(1)), pair => Assert.Equal(pair.Item1.Output, pair.Item2.Input));
                        Assert.Equal(module.Output, module.Parts[^1].Output);
                    }
                );
            }
        );

    [Fact]
    public void Backtracking_DrawsEveryPartAnew_B5()
    {
        // Each of two tries picks im2col with probability 1/2, whatever the other try dropped: 3/4 are completed.
        var grammar = Space.Parsed("n = route(pre, norm, col2im) | route(pre, relu, col2im)  pre = im2col(1,1,0) | identity");
        var completed = Enumerable
            .Range(0, 4000)
            .Count(seed => Derive.Sample(grammar, Space.Inputs[0], RandomStream.FromSeed(new Seed(seed))).IsSome);
        Assert.InRange(completed, 2880, 3120);
    }

    [Fact]
    public void Mutants_UpstreamOfAPatch_AreCheckedDownstream_B6()
    {
        var parent = Space.Tree(
            "sequence(compute(linear(16)), route(im2col(16,16,0), compute(norm), col2im))",
            "3x16x8",
            FoldScope.Partner
        );
        var children = Enumerable
            .Range(0, 500)
            .SelectMany(i => Mutation.Mutate(Space.Named("einspace"), parent, RandomStream.FromSeed(new Seed(i))).AsEnumerable())
            .ToList();
        Assert.Contains(
            children,
            child =>
                ArchitectureText.Print(child).StartsWith("sequence(compute(linear(32)), route(im2col(16,16,0)", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            children,
            child => ArchitectureText.Print(child).StartsWith("sequence(compute(norm), route(im2col(16,16,0)", StringComparison.Ordinal)
        );
        Assert.All(children, child => Assert.True(DerivationLaws.IsWellTyped(Space.Named("einspace"), child)));
    }

    [Theory]
    [InlineData("sequence(im2col(1,1,0), col2im)")]
    [InlineData("sequence(compute(im2col(1,1,0)), col2im)")]
    [InlineData("sequence(branch(clone(2), im2col(1,1,0), im2col(1,1,0), add), col2im)")]
    [InlineData("route(im2col(1,1,0), col2im, identity)")]
    public void Col2Im_OutsideTheRoutingOfItsIm2Col_NeedsTheWiderScope(string text)
    {
        Assert.Contains("no im2col", Space.Error(text, "3x4x4", FoldScope.Partner), StringComparison.Ordinal);
        Assert.Equal(Layout.Image, Space.Tree(text, "3x4x4").Output.Layout);
    }

    [Theory]
    [InlineData("4*compute(norm)", "1:1")]
    [InlineData("branch(clone(2), 4*compute(norm), add)", "1:18")]
    [InlineData("branch(clone(4), compute(norm), compute(norm), add)", "1:1")]
    [InlineData("sequence(compute(norm),\n  compute(clone(2)))", "2:11")]
    [InlineData("compute(norm) compute(norm)", "1:15")]
    [InlineData("branch(add, compute(norm), add)", "1:8")]
    [InlineData("route(identity, compute(linar(3)), identity)", "1:25")]
    public void Parse_OfAnIllegalArchitecture_SaysWhere(string text, string at) =>
        Assert.StartsWith(at + ": error: ", Space.Error(text, "3x8x8"), StringComparison.Ordinal);

    [Fact]
    public void Text_OfASharedOperationWithoutCompute_ReadsBack() =>
        Assert.Equal(
            "branch(clone(4), 4*norm, add)",
            ArchitectureText.Print(Space.Tree(ArchitectureText.Print(Space.Tree("branch(clone(4), norm, add)", "3x8x8")), "3x8x8"))
        );
}
