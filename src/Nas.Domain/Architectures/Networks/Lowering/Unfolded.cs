using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks.Lowering;

/// <summary>The patches that the columns of an architecture come from. Their type may have forgotten them: in some grammars only the end of
/// the same route may know what its beginning unfolded.</summary>
internal static class Unfolded
{
    /// <summary>The grid of the last unfolding; none where nothing is unfolded.</summary>
    public static Grid LastGrid(Derivation derivation) =>
        derivation switch
        {
            Leaf leaf => leaf.Operation is Im2Col ? leaf.Output.Grid : Grid.None,
            Module module => module.Parts.Reverse().Select(LastGrid).FirstOrDefault(grid => grid != Grid.None),
            _ => throw Closed.Unknown(derivation),
        };
}
