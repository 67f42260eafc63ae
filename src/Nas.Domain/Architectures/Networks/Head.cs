using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Networks;

/// <summary>What a network tells of an example: some numbers, or a map of each.</summary>
/// <param name="Outputs">How many.</param>
/// <param name="Size">Height and width of the maps; none for single numbers.</param>
public readonly record struct Head(int Outputs, Option<ImageSize> Size)
{
    /// <summary>Single numbers, such as the logits of classes.</summary>
    public static implicit operator Head(int outputs) => FromInt32(outputs);

    /// <summary>Single numbers, such as the logits of classes.</summary>
    public static Head FromInt32(int outputs) => new(outputs, None);
}
