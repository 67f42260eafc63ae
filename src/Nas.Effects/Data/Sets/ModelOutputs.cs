using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Data.Sets;

/// <summary>What a model tells of an image.</summary>
/// <param name="Kind">Classes, numbers and so on.</param>
/// <param name="Names">The name of each, in the order of the network's outputs.</param>
public sealed record ModelOutputs(TargetKind Kind, IReadOnlyList<string> Names)
{
    /// <summary>Height and width of its maps or masks; none where an image has one answer.</summary>
    public Option<ImageSize> Size { get; init; }
}
