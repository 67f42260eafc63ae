using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Numerics.Randomness;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Variation;

/// <summary>Crossover of derivations: a subtree of one parent takes the place of another's, where their contexts agree.</summary>
public static class Crossover
{
    private const int MaxAttempts = 64;

    /// <summary>The first parent with one subtree replaced by one of the second parent's.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="first">The parent that keeps its root; both must be typed under the grammar's scope of grids.</param>
    /// <param name="second">The parent that gives the subtree.</param>
    /// <param name="stream">Where random numbers come from.</param>
    /// <returns>A well-typed derivation that differs from the first parent, or none when none was found within the steps that the settings
    /// allow.</returns>
    /// <remarks>Contexts agree when both subtrees stand for the same nonterminal, receive the same type and fit the kind of
    /// place. The result keeps to the bounds of the grammar or of the larger parent.</remarks>
    public static Option<Derivation> Cross(Grammar grammar, Derivation first, Derivation second, RandomStream stream)
    {
        var work = Work.Of(grammar);
        var (targets, donors) = (Sites.FindAll(grammar, first, work), Sites.FindAll(grammar, second, work));
        var deepest = Math.Max(grammar.Settings.Depth, Math.Max(first.Height, second.Height));
        var largest = Math.Max(grammar.Settings.Nodes, Math.Max(TreeSize.Measure(first).Nodes, TreeSize.Measure(second).Nodes));
        for (var attempt = 0; attempt < MaxAttempts && !work.IsSpent; attempt++)
        {
            var cursor = stream.Child(attempt).Cursor();
            var target = targets[cursor.NextInt(targets.Count)];
            var agreeing = donors.FindAll(donor => Agree(target, donor));
            if (
                agreeing.Count > 0
                && target.Put(first, agreeing[cursor.NextInt(agreeing.Count)].Node, grammar.Settings.Fold, work) is { } child
                && child.Height <= deepest
                && TreeSize.Measure(child).Nodes <= largest
            )
            {
                return Some(child);
            }
        }

        return None;
    }

    private static bool Agree(in Site target, in Site donor) =>
        target.Index > 0
        && target.Rule == donor.Rule
        && target.Node.Input == donor.Node.Input
        && (donor.Node is not Leaf leaf || target.Slot.Infer(leaf.Operation).Applies)
        && !target.Node.ReadsAs(donor.Node);
}
