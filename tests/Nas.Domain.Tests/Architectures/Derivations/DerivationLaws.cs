using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Variation;

namespace Nas.Domain.Tests.Architectures.Derivations;

public class DerivationLaws
{
    [Fact]
    public void Text_OfASample_ReadsBackToTheSameTypesEverywhere() => Drawn.Law(drawn => IsWellTyped(drawn.Space, drawn.Tree));

    [Fact]
    public void Text_OfASampleOfTheNarrowScope_IsReadByTheWiderScopeToo() =>
        Drawn.Law(drawn => Read(drawn.Tree, FoldScope.Path).Exists(read => read.Output.HasShapeOf(drawn.Tree.Output)));

    [Fact]
    public void Sample_OfAGrammar_IsDerivedByItEverywhere() => Drawn.Law(drawn => IsDerived(drawn.Space, drawn.Tree));

    [Fact]
    public void Sample_OfAGrammar_KeepsItsBounds() =>
        Drawn.Law(drawn =>
            drawn.Tree.Height <= drawn.Space.Settings.Depth + 1
            && drawn.Tree.Nodes <= drawn.Space.Settings.Nodes
            // Below the bound, a branching of 8 may lie in up to 8 times the bound's copies; each of its 8 branches then ends in a
            // nonterminal with one terminal. The largest among a million samples has 64 times the bound.
            && TreeSize.Measure(drawn.Tree).Nodes <= 256 * drawn.Space.Settings.Nodes
        );

    [Fact]
    public void Sample_OfTheSameStream_IsTheSame() =>
        Drawn.Law(drawn => ArchitectureId.From(drawn.Tree) == ArchitectureId.From(drawn.Tree));

    [Fact]
    public void Sizes_OfASample_AreThoseOfANaiveCount() =>
        Drawn.Law(drawn =>
            drawn
                .Tree.Parts.Add(drawn.Tree)
                .All(node =>
                    node.Nodes == Space.Nodes(node).Count() && node.Height == NaiveHeight(node) && TreeSize.Measure(node) == NaiveSize(node)
                )
        );

    [Fact]
    public void Ids_OfTwoSamples_AreEqualExactlyWhenTheirTextsAre() =>
        Drawn.Law(drawn =>
        {
            var trees = Enumerable
                .Range(0, 20)
                .Select(i => Space.Sample(drawn.Space, Space.Type(drawn.Input), drawn.Seed + i))
                .SelectMany(tree => Space.Nodes(tree).OfType<Module>().TakeLast(3))
                .Select(tree => (Tree: tree, Text: ArchitectureText.Print(tree), Id: ArchitectureId.From(tree)))
                .ToList();
            return trees
                .SelectMany(a => trees.Select(b => (a, b)))
                .All(pair =>
                    pair.a.Id == pair.b.Id == (pair.a.Text == pair.b.Text)
                    && pair.a.Tree.ReadsAs(pair.b.Tree) == (pair.a.Text == pair.b.Text)
                );
        });

    [Fact]
    public void Id_OfAText_StaysWhatItIs() =>
        Assert.Equal(
            "63823c4c08239b09fb0aff579b42fe86c623159e36ce353b4c2389535a7c0fbb",
            ArchitectureId.From(Space.Tree("compute(linear(64))", "3x28x28")).Value
        );

    internal static bool IsWellTyped(Grammar grammar, Derivation tree) =>
        Read(tree, grammar.Settings.Fold)
            .Exists(read => Space.Types(read) == Space.Types(tree) && ArchitectureText.Print(read) == ArchitectureText.Print(tree));

    internal static bool IsDerived(Grammar grammar, Derivation tree)
    {
        var sites = Sites.FindAll(grammar, tree, Work.Of(grammar));
        return (sites.Count == tree.Nodes || WritesPartsOut(grammar)) && sites.All(site => site.Alternative >= 0);
    }

    /// <summary>Parts that an alternative writes out in place are no sites.</summary>
    private static bool WritesPartsOut(Grammar grammar) =>
        grammar
            .Rules.SelectMany(rule => rule.Alternatives)
            .Any(alternative =>
                alternative.Expression is Expression.Combined combined && !combined.Parts.All(part => part is Expression.Symbol)
            );

    private static Option<Derivation> Read(Derivation tree, FoldScope scope) =>
        ArchitectureText.Parse(ArchitectureText.Print(tree), tree.Input, scope).ToOption();

    private static int NaiveHeight(Derivation node) => node.Parts.IsEmpty ? 0 : 1 + node.Parts.Max(NaiveHeight);

    private static TreeSize NaiveSize(Derivation node)
    {
        var expanded = Expanded(node).ToList();
        return new(expanded.Count(part => part is Leaf), expanded.Count(part => part is Module), NaiveHeight(node));
    }

    private static IEnumerable<Derivation> Expanded(Derivation node) =>
        node is Module module
            ? module.Parts.SelectMany((part, i) => Enumerable.Range(0, module.Copies(i)).SelectMany(_ => Expanded(part))).Prepend(node)
            : [node];
}
