using LanguageExt;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>Samples derivations of a grammar.</summary>
public static class Derive
{
    /// <summary>Draws an architecture for an input type, by the grammar's weights.</summary>
    /// <returns>None when no drawn alternative of the start symbol could be completed for this input.</returns>
    /// <remarks>Alternatives are drawn by weight among those left; one that cannot be completed is dropped at its place
    /// and another is drawn there (the coarse backtracking of einspace, 2024). Once as many nodes are made as the grammar's
    /// settings allow, discarded ones and copies included, only the alternatives that end soonest are drawn, and after ten
    /// times as many draws, or the steps that the settings allow, the derivation is given up, so every call ends, and soon.</remarks>
    public static Option<Derivation> Sample(Grammar grammar, TensorType input, RandomStream stream) =>
        new Sampling(grammar, Work.Of(grammar), stream.Cursor()).Expand(grammar.Start, Slot.Map(input)) is { } derivation
            ? Prelude.Some(derivation)
            : Prelude.None;

    /// <summary>The same within bounds. A choice that they leave no other for is not drawn again where it leads nowhere.</summary>
    public static Option<Derivation> Complete(Grammar grammar, TensorType input, IChoiceBounds bounds, RandomStream stream) =>
        new Sampling(grammar, Work.Of(grammar), stream.Cursor()) { Choices = [], Bounds = bounds }.Expand(grammar.Start, Slot.Map(input))
            is { } derivation
            ? Prelude.Some(derivation)
            : Prelude.None;
}
