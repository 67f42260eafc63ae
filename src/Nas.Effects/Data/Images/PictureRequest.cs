using LanguageExt;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Data.Images;

/// <summary>How a picture is to be read.</summary>
/// <param name="Limits">What it may cost.</param>
public sealed record PictureRequest(ImageLimits Limits)
{
    /// <summary>The size that it is brought to, proportions not kept (linear interpolation when growing, a weighted mean when shrinking);
    /// none for its own.</summary>
    public Option<ImageSize> Size { get; init; }
}
