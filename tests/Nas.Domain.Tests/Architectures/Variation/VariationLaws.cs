using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Tests.Architectures.Derivations;

namespace Nas.Domain.Tests.Architectures.Variation;

public class VariationLaws
{
    [Fact]
    public void Mutants_OfAChain_StayWellTypedAndDerivedAndChange() =>
        Drawn.Law(drawn =>
            Chain(drawn, (parent, stream) => Mutation.Mutate(drawn.Space, parent, stream))
                .All(step => IsVariant(drawn.Space, step.Parent, step.Child))
        );

    [Fact]
    public void Crossovers_OfAChain_StayWellTypedAndDerivedAndChange() =>
        Drawn.Law(drawn =>
            Chain(
                    drawn,
                    (parent, stream) =>
                        Crossover.Cross(drawn.Space, parent, Derive.Sample(drawn.Space, parent.Input, stream).IfNone(parent), stream)
                )
                .All(step => IsVariant(drawn.Space, step.Parent, step.Child))
        );

    [Fact]
    public void Mutant_OfTheSameStream_IsTheSame() =>
        Drawn.Law(drawn =>
        {
            var stream = RandomStream.FromSeed(new Seed(drawn.Seed)).Child("again");
            return Mutation.Mutate(drawn.Space, drawn.Tree, stream).Map(ArchitectureText.Print)
                == Mutation.Mutate(drawn.Space, drawn.Tree, stream).Map(ArchitectureText.Print);
        });

    [Fact]
    public void Mutant_OfTerminals_HasTheFormOfItsParent()
    {
        var grammar = Space.Named("einspace-pcfg");
        var parent = Space.Tree("sequence(compute(norm), route(identity, compute(relu), identity))", "3x28x28");
        var children = Many(stream => Mutation.Mutate(grammar, parent, stream, MutationSites.Terminals));
        Assert.Contains("sequence(compute(norm), route(identity, compute(softmax), identity))", children);
        Assert.All(children, child => Assert.Matches(@"^sequence\(compute\([^ ]*\), route\([^ ]*, compute\([^ ]*\), [^ ]*\)\)$", child));
    }

    [Fact]
    public void Mutant_OfACopiedModule_ChangesAllCopies_D2()
    {
        var grammar = Space.Named("einspace");
        var parent = Space.Tree("branch(clone(8), 8*compute(norm), add)", "3x28x28", FoldScope.Partner);
        var children = Many(stream => Mutation.Mutate(grammar, parent, stream));
        Assert.Contains("branch(clone(8), 8*compute(identity), add)", children);
        Assert.DoesNotContain(ArchitectureText.Print(parent), children);
    }

    [Fact]
    public void Mutant_OfARootsBranch_MayBecomeAComputation_D3()
    {
        var parent = Space.Tree(
            "branch(clone(2), sequence(compute(norm), compute(norm)), compute(norm), add)",
            "3x28x28",
            FoldScope.Partner
        );
        var children = Many(stream => Mutation.Mutate(Space.Named("einspace"), parent, stream));
        Assert.Contains("branch(clone(2), compute(norm), compute(norm), add)", children);
    }

    [Fact]
    public void Mutant_OfColumns_Exists_D6()
    {
        var parent = Space.Tree("sequence(compute(norm), compute(norm))", "49x16", FoldScope.Partner);
        Assert.NotEmpty(Many(stream => Mutation.Mutate(Space.Named("einspace"), parent, stream)));
    }

    [Fact]
    public void Mutant_OfASplit_KeepsTheNumberOfCopiesTheGrammarMakes()
    {
        var grammar = Space.Named("einspace");
        var four = Many(stream =>
            Mutation.Mutate(grammar, Space.Tree("branch(clone(4), 4*compute(norm), add)", "3x28x28", FoldScope.Partner), stream)
        );
        Assert.Contains("branch(clone(2), compute(norm), compute(norm), add)", four);
        Assert.Contains("branch(clone(8), 8*compute(norm), add)", four);
        var two = Many(stream =>
            Mutation.Mutate(
                grammar,
                Space.Tree("branch(clone(2), compute(norm), compute(relu), add)", "3x28x28", FoldScope.Partner),
                stream
            )
        );
        Assert.Contains("branch(clone(4), 4*compute(norm), add)", two);
    }

    [Fact]
    public void Mutant_OfASplitWithADemandedNumberOfCopies_KeepsTheNumber()
    {
        var grammar = Space.Parsed(
            "n = branch(split, 4*m, add)  split = clone(2) | clone(4) | group(4,2)  m = compute(op)  op = norm | relu"
        );
        var children = Many(stream => Mutation.Mutate(grammar, Space.Tree("branch(clone(4), 4*compute(norm), add)", "3x28x28"), stream));
        Assert.Contains("branch(group(4,2), 4*compute(norm), add)", children);
        Assert.All(children, child => Assert.Contains("4*", child, StringComparison.Ordinal));
    }

    [Fact]
    public void Crossover_OfJoinsWithOtherOperands_TypesTheJoinAnew()
    {
        var first = Space.Tree("branch(clone(2), compute(norm), compute(norm), add)", "4x8x8", FoldScope.Partner);
        var second = Space.Tree("branch(clone(4), 4*compute(norm), cat(1))", "4x8x8", FoldScope.Partner);
        var grammar = Space.Named("einspace");
        var children = Streams().SelectMany(stream => Crossover.Cross(grammar, first, second, stream).AsEnumerable()).ToList();
        var joined = children.First(child => ArchitectureText.Print(child) == "branch(clone(2), compute(norm), compute(norm), cat(1))");
        Assert.Equal(Space.Type("8x8x8"), joined.Output);
        Assert.All(children, child => Assert.True(DerivationLaws.IsWellTyped(grammar, child)));
    }

    [Fact]
    public void Mutant_OfAnAmbiguousGrammar_DiffersFromItsParent()
    {
        var grammar = Space.Parsed(
            "n = sequence(m, m)  m = a | b | compute(softmax)  a = compute(norm)  b = compute(norm) | compute(relu)"
        );
        var parent = Space.Tree("sequence(compute(norm), compute(norm))", "3x8x8");
        var children = Many(stream => Mutation.Mutate(grammar, parent, stream));
        Assert.Equal(4, children.Distinct().Count());
        Assert.DoesNotContain(ArchitectureText.Print(parent), children);
    }

    [Fact]
    public void Mutant_OfAlternativesWithEqualTops_FindsTheRightOne()
    {
        var grammar = Space.Parsed(
            "n = sequence(conv, compute(norm)) | sequence(conv, compute(relu)) | sequence(wide, compute(relu))  conv = linear(8)  wide = linear(16) | linear(32)"
        );
        var children = Many(stream => Mutation.Mutate(grammar, Space.Tree("sequence(linear(16), compute(relu))", "3x8x8"), stream));
        Assert.Contains("sequence(linear(32), compute(relu))", children);
        Assert.Contains("sequence(linear(8), compute(norm))", children);
    }

    [Fact]
    public void Mutant_OfAnUnchangeableGrammar_IsNone()
    {
        var grammar = Space.Parsed("n = compute(norm)");
        Assert.True(Mutation.Mutate(grammar, Space.Tree("compute(norm)", "3x8x8"), RandomStream.FromSeed(new Seed(1))).IsNone);
        Assert.True(
            Crossover
                .Cross(
                    grammar,
                    Space.Tree("compute(norm)", "3x8x8"),
                    Space.Tree("compute(norm)", "3x8x8"),
                    RandomStream.FromSeed(new Seed(1))
                )
                .IsNone
        );
    }

    private static bool IsVariant(Grammar grammar, Derivation parent, Derivation child) =>
        DerivationLaws.IsWellTyped(grammar, child)
        && DerivationLaws.IsDerived(grammar, child)
        && ArchitectureText.Print(child) != ArchitectureText.Print(parent)
        && child.Input == parent.Input
        && child.Height <= grammar.Settings.Depth + 1;

    private static IEnumerable<(Derivation Parent, Derivation Child)> Chain(
        Drawn drawn,
        Func<Derivation, RandomStream, Option<Derivation>> vary
    )
    {
        var parent = drawn.Tree;
        for (var step = 0; step < 5; step++)
        {
            foreach (var child in vary(parent, RandomStream.FromSeed(new Seed(drawn.Seed)).Child("chain").Child(step)).AsEnumerable())
            {
                yield return (parent, child);
                parent = child;
            }
        }
    }

    private static IEnumerable<RandomStream> Streams() => Enumerable.Range(0, 400).Select(i => RandomStream.FromSeed(new Seed(5)).Child(i));

    private static List<string> Many(Func<RandomStream, Option<Derivation>> vary) =>
        Streams().SelectMany(stream => vary(stream).AsEnumerable()).Select(ArchitectureText.Print).ToList();
}
