using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Operations;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Variation;

/// <summary>An architecture that holds all alternatives of its choice points at once, so that a differentiable search can weigh them (DARTS:
/// Liu et al., 2019).</summary>
/// <param name="Grammar">The grammar.</param>
/// <param name="Skeleton">The architecture whose choices are open.</param>
/// <param name="Points">The choices, in pre-order; at least one.</param>
/// <param name="Tree">The skeleton with the sum of all alternatives at each of them.</param>
public sealed record Supernet(Grammar Grammar, Derivation Skeleton, ValueArray<ChoicePoint> Points, Derivation Tree)
{
    /// <summary>Opens every choice whose alternatives name no other nonterminal and give the same shape; none where there is no
    /// such.</summary>
    public static Option<Supernet> Of(Grammar grammar, Derivation skeleton)
    {
        var work = Work.Of(grammar);
        ImmutableArray<ChoicePoint> points =
        [
            .. from site in Sites.FindAll(grammar, skeleton, work)
            where
                site.Slot.TakesModules && grammar.Rules[site.Rule].Alternatives.All(alternative => !alternative.Expression.Symbols().Any())
            let point = PointAt(grammar, site, work)
            where point.Alternatives.Length > 1
            select point,
        ];
        return points.IsEmpty
            ? None
            : Put(grammar, skeleton, [.. points.Select(point => (point.Index, Mixture(point)))])
                .Map(tree => new Supernet(grammar, skeleton, points, tree));
    }

    /// <summary>The architecture with one alternative at each choice point.</summary>
    /// <param name="chosen">Which of the alternatives that fit, in the order of the points.</param>
    public Option<Derivation> Chosen(ImmutableArray<int> chosen) =>
        Put(Grammar, Skeleton, [.. Points.Select((point, i) => (point.Index, point.Parts[chosen[i]]))]);

    /// <summary>The choice point of each node of a network that sums alternatives, by the node's id.</summary>
    /// <param name="network">The supernet as it was lowered.</param>
    public ImmutableDictionary<int, int> SumsOf(Network network)
    {
        var sums = network.Nodes.Where(node => node.Op is Primitive.Add).ToLookup(node => node.Path);
        var (found, before) = (ImmutableDictionary.CreateBuilder<int, int>(), 0);
        foreach (var (point, i) in Points.Select((point, i) => (point, i)))
        {
            foreach (var path in NetworkPaths.Of(Tree, point.Index + before))
            {
                found.Add(sums[path].Single().Id, i);
            }

            before += Mixture(point).Nodes - point.Node.Nodes;
        }

        return found.ToImmutable();
    }

    private static ChoicePoint PointAt(Grammar grammar, Site site, Work work)
    {
        var fitting = Enumerable
            .Range(0, grammar.Rules[site.Rule].Alternatives.Length)
            .Select(alternative => (Alternative: alternative, Part: Derived(grammar, site, alternative, work)))
            .Where(made => made.Part is not null && made.Part.Output == site.Node.Output)
            .ToArray();
        return new(site.Index, site.Node, [.. fitting.Select(made => made.Alternative)], [.. fitting.Select(made => made.Part!)]);
    }

    private static Derivation? Derived(Grammar grammar, Site site, int alternative, Work work) =>
        new Sampling(grammar, work, default, site.Depth, site.Copies) { Choices = [], Bounds = new Only(alternative) }.Expand(
            site.Rule,
            site.Slot
        );

    private static Module Mixture(ChoicePoint point)
    {
        var (input, output) = (point.Parts[0].Input, point.Parts[0].Output);
        return new(
            Combinator.Branch,
            [new Leaf(new Clone(point.Parts.Length), input, input), .. point.Parts, new Leaf(new Add(), output, output)],
            input,
            output
        );
    }

    /// <summary>The tree with other subtrees; the last first, so that the places of the others stay.</summary>
    private static Option<Derivation> Put(Grammar grammar, Derivation tree, ImmutableArray<(int Index, Derivation Part)> parts)
    {
        var (work, made) = (Work.Of(grammar), (Derivation?)tree);
        foreach (var (index, part) in parts.Reverse())
        {
            made = made is null ? null : Retyping.Replace(made, index, part, grammar.Settings.Fold, work, CopyKind.Listed);
        }

        return Optional(made!);
    }

    /// <summary>One alternative.</summary>
    private sealed record Only(int Alternative) : IChoiceBounds
    {
        public bool Allows(int place, int alternative) => alternative == Alternative;
    }
}
