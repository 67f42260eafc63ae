using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data.Images;

namespace Nas.Effects.Data.Sets;

/// <summary>Images with one class label each, or with numbers, in one block of memory.</summary>
/// <remarks>The arrays are shared, not copied: do not modify them. Equality is that of the arrays'
/// identities; to compare contents, compare <see cref="TaskData.Fingerprint"/>.</remarks>
/// <param name="Shape">Type of every image: C×H×W.</param>
/// <param name="Pixels">N×C×H×W numbers, the last axis fastest.</param>
/// <param name="Labels">N labels, from 0; all 0 where images have numbers.</param>
public sealed record ImageSet(TensorType Shape, float[] Pixels, int[] Labels)
{
    /// <summary>The file of each image below its data folder; empty where images have no files of their own.</summary>
    public Seq<string> Files { get; init; } = Seq<string>.Empty;

    /// <summary>The numbers of each image; none where it has a class.</summary>
    public Option<TargetRows> Targets { get; init; }

    /// <summary>Number of images N.</summary>
    public int Count => Labels.Length;

    /// <summary>Numbers in one image: C·H·W.</summary>
    public int ImageSize => checked((int)Shape.Elements);

    /// <summary>Numbers in one channel of an image: H·W.</summary>
    public int PlaneSize => ImageSize / Shape.Axis1;

    /// <summary>The file of an image, or its number.</summary>
    public string NameOf(int index) => Files.IsEmpty ? FormattableString.Invariant($"image {index}") : Files[index];

    /// <summary>The C×H×W numbers of one image.</summary>
    public ReadOnlySpan<float> Image(int index) => Pixels.AsSpan(checked(index * ImageSize), ImageSize);

    /// <summary>A copy of the images at <paramref name="indices"/>, in that order.</summary>
    public ImageSet Select(ReadOnlySpan<int> indices)
    {
        var pixels = GC.AllocateUninitializedArray<float>(checked(indices.Length * ImageSize));
        var labels = new int[indices.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            Image(indices[i]).CopyTo(pixels.AsSpan(i * ImageSize));
            labels[i] = Labels[indices[i]];
        }

        var chosen = indices.ToArray();
        return new(Shape, pixels, labels)
        {
            Files = Files.IsEmpty ? Files : [.. chosen.Select(i => Files[i])],
            Targets = Targets.Map(rows => rows.Select(chosen)),
        };
    }

    /// <summary>A copy of the first <paramref name="count"/> images; the same instance if that is all of them.</summary>
    public ImageSet Take(int count) =>
        count == Count
            ? this
            : new(Shape, Pixels[..checked(count * ImageSize)], Labels[..count])
            {
                Files = Files.Take(count).Strict(),
                Targets = Targets.Map(rows => rows.Take(count)),
            };

    /// <summary>The images brought to a size, proportions not kept (see <see cref="Resampling"/>).</summary>
    public ImageSet ResizedTo(ImageSize size) =>
        (Shape.Axis2, Shape.Axis3) == (size.Height, size.Width)
            ? this
            : new(
                TensorType.Image(Shape.Axis1, size.Height, size.Width),
                Resampling.Resize(Pixels, new(Shape.Axis2, Shape.Axis3), size),
                Labels
            )
            {
                Files = Files,
                Targets = Targets,
            };

    /// <summary>These images followed by others of the same shape, for the final training on train + validation.</summary>
    public ImageSet Append(ImageSet others) =>
        others.Shape == Shape
            ? new(Shape, [.. Pixels, .. others.Pixels], [.. Labels, .. others.Labels])
            {
                Targets = from rows in Targets from more in others.Targets select rows.Append(more),
            }
            : throw new ArgumentException($"Images of {others.Shape} cannot follow images of {Shape}.", nameof(others));
}
