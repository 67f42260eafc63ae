using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Tests.Architectures.Networks;

namespace Nas.Domain.Tests.Architectures.Variation;

public class DifferenceTests
{
    private static readonly Grammar Grammar = BuiltInGrammars.Load("einspace").IfLeft(error => throw new InvalidOperationException(error));

    private static readonly List<(Derivation Parent, Derivation Child)> Mutants =
    [
        .. from pair in SampledDerivations.Draw("3x28x28", 60).Select((parent, i) => (parent, i))
        from child in Mutation.Mutate(Grammar, pair.parent, RandomStream.FromSeed(new(3)).Child(pair.i)).AsEnumerable()
        select (pair.parent, child),
    ];

    [Fact]
    public void Between_AMutantAndItsParent_IsASubtreeOfEachAtOnePlace() =>
        Assert.All(
            Mutants,
            pair =>
            {
                var found = Difference.Between(pair.Parent, pair.Child).IfNone(() => throw new InvalidOperationException());
                Assert.Same(found.Before, At(pair.Parent, found.Path));
                Assert.Same(found.After, At(pair.Child, found.Path));
                Assert.NotEqual(ArchitectureText.Print(found.Before), ArchitectureText.Print(found.After));
            }
        );

    [Fact]
    public void Between_AMutantAndItsParent_LeavesOutNothing() =>
        Assert.All(
            Mutants,
            pair =>
            {
                var found = Difference.Between(pair.Parent, pair.Child).IfNone(() => throw new InvalidOperationException());
                var (before, after) = (ArchitectureText.Print(found.Before), ArchitectureText.Print(found.After));
                var (parent, child) = (ArchitectureText.Print(pair.Parent), ArchitectureText.Print(pair.Child));
                Assert.Contains(
                    Enumerable.Range(0, parent.Length).Where(i => string.CompareOrdinal(parent, i, before, 0, before.Length) == 0),
                    i => string.Concat(parent.AsSpan(0, i), after, parent.AsSpan(i + before.Length)) == child
                );
            }
        );

    [Fact]
    public void Between_EqualArchitectures_IsNothing() =>
        Assert.All(SampledDerivations.Draw("3x28x28", 20), derivation => Assert.True(Difference.Between(derivation, derivation).IsNone));

    [Fact]
    public void Between_TwoChangedParts_IsTheNodeAboveBoth()
    {
        var found = Difference.Between(
            SampledDerivations.Parse("sequence(compute(norm), sequence(compute(relu), compute(norm)))", "3x8x8"),
            SampledDerivations.Parse("sequence(compute(norm), sequence(compute(norm), compute(relu)))", "3x8x8")
        );
        Assert.Equal("1", found.Map(difference => difference.Path).IfNone(""));
    }

    private static Derivation At(Derivation tree, string path) =>
        path.Length == 0
            ? tree
            : path.Split('.')
                .Aggregate(tree, (node, part) => node.Parts[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]);
}
