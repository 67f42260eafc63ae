using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Architectures.Derivations;

/// <summary>How often productions are drawn, against numbers that follow from the weights.</summary>
public class SharesOfProductionsTests
{
    private const int Samples = 20_000;

    private static readonly Dictionary<string, List<Derivation>> BuiltIn = new[] { "einspace", "einspace-pcfg" }.ToDictionary(
        name => name,
        name => Draws(Space.Named(name), "3x28x28")
    );

    [Theory]
    [InlineData("0.32!", 0.32 + 0.68 / 3 * 0.32)]
    [InlineData("0.32", 0.32 + 0.68 / 3 * 0.32 / (0.32 + 2 * 0.68 / 3))]
    public void Draw_AfterAnotherDroppedOut_KeepsOrSharesByTheWeight(string weight, double share)
    {
        // im2col(16,16,0) never fits; 0.32! stays 0.32 when it is dropped, 0.32 becomes 0.32 of what is left.
        var grammar = Space.Parsed(
            $"n = {weight} compute(norm) | 0.226667 compute(im2col(16,16,0)) | 0.226667 compute(relu) | 0.226667 compute(softmax)"
        );
        Assert.InRange(
            Share(grammar.Name, Draws(grammar, "3x8x8"), tree => ArchitectureText.Print(tree) == "compute(norm)"),
            share - 0.015,
            share + 0.015
        );
    }

    [Theory]
    [InlineData("einspace", 1.0 / 3)]
    [InlineData("einspace-pcfg", 3.0 / 9)]
    public void Root_OfManySamples_SplitsAsWeightedWithoutFailedBranchings(string name, double written)
    {
        // Sequences and routings can always be completed, branchings not: what they lose, both others share alike.
        var trees = BuiltIn[name];
        var (sequence, route, branch) = (
            Share(name, trees, Is(Combinator.Sequence)),
            Share(name, trees, Is(Combinator.Route)),
            Share(name, trees, Is(Combinator.Branch))
        );
        Assert.InRange(sequence - route, -0.02, 0.02);
        Assert.InRange(branch, 0.1, written);
        Assert.InRange(sequence, written, written + 0.15);
    }

    [Theory]
    [InlineData("einspace", 0.32)]
    [InlineData("einspace-pcfg", 0.32 / (1 - 0.2266668))]
    public void Computation_FirstInASequence_HasItsShare(string name, double whenBranchingDropsOut)
    {
        // Nothing discards the first part of a root sequence again, so its shares are those of the rule 'module'.
        var first = BuiltIn[name].Where(Is(Combinator.Sequence)).Select(tree => tree.Parts[0]).ToList();
        var branchings = Share(name, first, Is(Combinator.Branch));
        var expected = 0.32 + (0.2266667 - branchings) * whenBranchingDropsOut;
        Assert.InRange(Share(name, first, Is(Combinator.Compute)), expected - 0.03, expected + 0.03);
    }

    [Theory]
    [InlineData("einspace")]
    [InlineData("einspace-pcfg")]
    public void Computations_FirstInASequence_AreDrawnAlike(string name)
    {
        var counts = BuiltIn[name]
            .Where(tree => Is(Combinator.Sequence)(tree) && Is(Combinator.Compute)(tree.Parts[0]))
            .GroupBy(tree => ArchitectureText.Print(tree.Parts[0]))
            .Select(group => group.Count())
            .ToList();
        Assert.Equal(13, counts.Count);
        var expected = counts.Average();
        Assert.InRange(counts.Sum(count => (count - expected) * (count - expected) / expected), 0, 45);
    }

    private static Func<Derivation, bool> Is(Combinator combinator) => tree => tree is Module module && module.Combinator == combinator;

    private static List<Derivation> Draws(Grammar grammar, string input) =>
        Enumerable
            .Range(0, Samples)
            .SelectMany(i => Derive.Sample(grammar, Space.Type(input), RandomStream.FromSeed(new Seed(11)).Child(i)).AsEnumerable())
            .ToList();

    private static double Share(string name, List<Derivation> trees, Func<Derivation, bool> holds)
    {
        Assert.True(trees.Count > 1000, name);
        return (double)trees.Count(holds) / trees.Count;
    }
}
