using Nas.Domain.Architectures.Grammars;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>A derivation simplified for display: nested <c>sequence</c>s are one list of steps and <c>compute(x)</c> is <c>x</c>.</summary>
public static class Outline
{
    /// <summary>The label of a node: its operation or its combinator.</summary>
    public static string Label(Derivation node) =>
        Innermost(node) switch
        {
            Leaf leaf => leaf.Operation.Text,
            Module module => module.Combinator.Text(),
            var unknown => throw Closed.Unknown(unknown),
        };

    /// <summary>The node inside a chain of <c>compute</c>.</summary>
    public static Derivation Innermost(Derivation node) =>
        node is Module { Combinator: Combinator.Compute } compute ? Innermost(compute.Parts[0]) : node;

    /// <summary>The children of a node in order, with the number of times each is instantiated.</summary>
    public static IEnumerable<(Derivation Node, int Copies)> Children(Derivation node) =>
        node switch
        {
            Module { Combinator: Combinator.Sequence } => Steps(node).Select(step => (step, 1)),
            Module { Combinator: not Combinator.Compute } module => module.Parts.Select((part, i) => (part, module.Copies(i))),
            Module or Leaf => [],
            _ => throw Closed.Unknown(node),
        };

    private static IEnumerable<Derivation> Steps(Derivation node) =>
        node is Module { Combinator: Combinator.Sequence } sequence ? sequence.Parts.SelectMany(Steps) : [node];
}
