using LanguageExt;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Data.Sets;

/// <summary>The images that a model takes.</summary>
/// <param name="Image">Type of an image.</param>
public sealed record InputFormat(TensorType Image)
{
    /// <summary>The columns of a table that make an image, in their order; empty if only their number is known.</summary>
    public Seq<TableColumn> Columns { get; init; } = Seq<TableColumn>.Empty;
}
