using Nas.Domain.Architectures.Features;

namespace Nas.Domain.Tests.Architectures.Features;

public class GraphFeaturesTests
{
    private const string Input = "3x32x32";

    private static readonly GraphFeatures Einspace = GraphFeatures.For(Space.Named("einspace-pcfg"));

    // The trees and numbers of the published code, with its clash of node ids mended; worked out by hand.
    [Theory]
    [InlineData("cnt.im2col(3 1 1)", 1)]
    [InlineData("cnt.linear(64)", 1)]
    [InlineData("cnt.linear(32)", 0)]
    [InlineData("rule.route", 1)]
    [InlineData("rule.compute", 1)]
    [InlineData("path.min.linear(64)", 1)]
    [InlineData("in.im2col(3 1 1)", 1)]
    [InlineData("out.col2im", 1)]
    [InlineData("after.im2col(3 1 1)", 0.2)]
    [InlineData("before.col2im", 0.2)]
    [InlineData("min.ban.", 2)]
    [InlineData("min.ban.linear", 1e6)]
    [InlineData("max.only.patch", -1)]
    [InlineData("max.only.patch+linear", 2)]
    [InlineData("max.on.linear+pool", 1)]
    [InlineData("deg.in.patch", 1)]
    [InlineData("deg.out.linear", 1)]
    [InlineData("deg.avg.patch+linear", 0.4)]
    [InlineData("graph.longest", 3)]
    [InlineData("size.trained", 1)]
    [InlineData("channels.max", 6)]
    [InlineData("channels.end", 6)]
    [InlineData("positions.end", 10)]
    [InlineData("size.stride", 0)]
    [InlineData("tree.leaves", 3)]
    [InlineData("tree.height", 2)]
    [InlineData("tree.arity", 2)]
    public void Features_OfAConvolution_AreThoseWorkedOutByHand(string name, double expected) =>
        Assert.Equal(expected, FeaturesOf("route(im2col(3,1,1), compute(linear(64)), col2im)")[name], 12);

    [Theory]
    [InlineData("cnt.clone(2)", 1)]
    [InlineData("path.max.relu", 1)]
    [InlineData("path.min.relu", 0)]
    [InlineData("path.min.identity", 0)]
    [InlineData("path.min.add", 1)]
    [InlineData("in.clone(2)", 1)]
    [InlineData("out.add", 1)]
    [InlineData("after.add", 2.0 / 6)]
    [InlineData("after.relu", 1.0 / 6)]
    [InlineData("before.clone(2)", 2.0 / 6)]
    [InlineData("min.ban.activation", 1)]
    [InlineData("max.on.activation+merge", 2)]
    [InlineData("deg.in.activation", 1)]
    [InlineData("deg.in.merge", 1)]
    [InlineData("graph.paths", 1.0986122886681098)]
    [InlineData("graph.width", 1.0986122886681098)]
    [InlineData("graph.longest", 3)]
    [InlineData("graph.splits", 1)]
    [InlineData("graph.joins", 1)]
    public void Features_OfTwoBranches_AreThoseWorkedOutByHand(string name, double expected) =>
        Assert.Equal(expected, FeaturesOf("branch(clone(2), compute(relu), compute(identity), add)")[name], 12);

    [Theory]
    [InlineData("cnt.linear(16)", 1)]
    [InlineData("all.linear(16)", 1.6094379124341003)]
    [InlineData("path.max.linear(16)", 1)]
    [InlineData("out.softmax", 1)]
    [InlineData("after.clone(4)", 1.0 / 9)]
    [InlineData("after.cat(3)", 4.0 / 9)]
    [InlineData("after.linear(16)", 4.0 / 9)]
    [InlineData("before.clone(4)", 4.0 / 9)]
    [InlineData("before.linear(16)", 4.0 / 9)]
    [InlineData("deg.in.linear", 4)]
    [InlineData("graph.paths", 1.6094379124341003)]
    [InlineData("graph.width", 1.6094379124341003)]
    public void Features_OfFourCopies_CountEachCopy(string name, double expected) =>
        Assert.Equal(expected, FeaturesOf("sequence(branch(clone(4), 4*compute(linear(16)), cat(3)), compute(softmax))")[name], 12);

    [Fact]
    public void Features_OfCopies_AreThoseOfTheSameBranchesWrittenOut()
    {
        var copied = FeaturesOf("branch(clone(4), 4*sequence(compute(linear(16)), compute(norm)), cat(3))");
        var inner = "sequence(compute(linear(16)), compute(norm))";
        var listed = FeaturesOf($"branch(clone(4), {inner}, {inner}, {inner}, {inner}, cat(3))");
        Assert.All(copied.Keys.Where(name => IsOfTheGraph(name)), name => Assert.Equal(listed[name], copied[name], 12));
    }

    [Fact]
    public void Features_OfExchangedBranches_AreThoseOfTheFirstOrder()
    {
        var (first, second) = ("sequence(compute(linear(32)), compute(linear(16)))", "compute(linear(16))");
        Assert.Equal(
            FeaturesOf($"branch(clone(2), {first}, {second}, cat(1))"),
            FeaturesOf($"branch(clone(2), {second}, {first}, cat(1))")
        );
    }

    [Fact]
    public void Features_OfARenamedOperation_MoveToTheOtherName()
    {
        var (relu, softmax) = (
            FeaturesOf("sequence(compute(relu), compute(norm))"),
            FeaturesOf("sequence(compute(softmax), compute(norm))")
        );
        string Renamed(string name) => name.Replace("softmax", "relu", StringComparison.Ordinal);
        Assert.All(
            softmax.Keys.Where(name => name.EndsWith(".softmax", StringComparison.Ordinal)),
            name =>
            {
                Assert.Equal(relu[Renamed(name)], softmax[name]);
                Assert.Equal(0, softmax[Renamed(name)]);
            }
        );
    }

    [Fact]
    public void Features_OfAnOperationBesideTheGrammar_CountItAsOther()
    {
        var features = FeaturesOf("compute(maxpool(3,1,1))");
        Assert.Equal(1, features["cnt.other"]);
        Assert.Equal(1, features["max.only.pool"]);
    }

    [Fact]
    public void Features_OfRepeatedSubtrees_CountTheRepetitions()
    {
        var unit = "sequence(compute(linear(16)), compute(relu))";
        Assert.Equal(3, FeaturesOf($"sequence({unit}, {unit})")["tree.repeated"]);
        Assert.Equal(0, FeaturesOf("sequence(compute(linear(16)), compute(relu))")["tree.repeated"]);
    }

    [Fact]
    public void Features_OfNestedCopiesWithoutEnd_AreFinite()
    {
        var text = "compute(relu)";
        for (var depth = 0; depth < 400; depth++)
        {
            text = $"branch(clone(64), 64*{text}, add)";
        }

        Assert.All(FeaturesOf(text).Values, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Features_OfSampledArchitectures_AreFiniteInEveryGrammar() =>
        Assert.All(
            Space.BuiltIn,
            grammar =>
            {
                var features = GraphFeatures.For(grammar);
                var row = new double[features.Names.Length];
                for (var seed = 0; seed < 100; seed++)
                {
                    features.Write(Space.Sample(grammar, Space.Type("3x28x28"), seed), row);
                    Assert.All(row, value => Assert.True(double.IsFinite(value)));
                }
            }
        );

    [Fact]
    public void Names_OfEveryBuiltInGrammar_AreUniqueAndWithoutCommas() =>
        Assert.All(
            Space.BuiltIn,
            grammar =>
            {
                var names = GraphFeatures.For(grammar).Names;
                Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
                Assert.DoesNotContain(names, name => name.Contains(',', StringComparison.Ordinal));
            }
        );

    private static bool IsOfTheGraph(string name) =>
        !new[] { "cnt.", "rule.", "tree.", "pair.", "size.trained", "channels.", "positions." }.Any(prefix =>
            name.StartsWith(prefix, StringComparison.Ordinal)
        );

    private static SortedDictionary<string, double> FeaturesOf(string text)
    {
        var table = Einspace.Compute([Space.Tree(text, Input)]);
        return new(
            Enumerable.Range(0, table.Columns).ToDictionary(column => table.Names[column], column => table.Column(column)[0]),
            StringComparer.Ordinal
        );
    }
}
