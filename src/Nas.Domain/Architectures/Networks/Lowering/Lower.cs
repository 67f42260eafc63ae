using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Networks.Lowering;

/// <summary>Turns derivations into networks.</summary>
/// <remarks>
/// <para>Identity lowers to nothing and clone to multiple uses of a value. The head follows the backbone: an image
/// is averaged over height and width and mapped by a linear layer C → classes; columns are averaged over features and
/// mapped S → classes (einspace, 2024).</para>
/// <para>A head of maps maps the C channels of every pixel to the outputs (a 1×1 convolution with bias), and brings these to their size by
/// bilinear interpolation. Columns become an image first, on the grid of the last unfolding: S×D → D×h×w where S = h·w, else
/// S×h×w where D = h·w, else D×S×1, one place below the other.</para>
/// </remarks>
public static class Lower
{
    /// <summary>The network of an architecture, in which every copy of a shared module has separate parameters.</summary>
    /// <returns>The left side says that the architecture is too large to write out.</returns>
    public static Either<string, Network> ToNetwork(Derivation derivation, Head head) =>
        TreeSize.Measure(derivation).Terminals is > TreeSize.MaxTerminals and var terminals
            ? Left(
                $"the architecture has {terminals} operations with its copies, more than the {TreeSize.MaxTerminals} that a network may have"
            )
            : Right(new NetworkBuilder(expand: true).Run(derivation, head));

    /// <summary>The network with every shared module written once and <see cref="NetworkNode.Copies"/> giving its number of
    /// copies.</summary>
    /// <remarks>As large as the derivation, however many copies it stands for. It is for counting, not for executing.</remarks>
    internal static Network ToCompact(Derivation derivation, Head head) => new NetworkBuilder(expand: false).Run(derivation, head);
}
