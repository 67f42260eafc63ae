using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Data.Sets;

/// <summary>The numbers or labels that are to be told of images, a row for each image; of maps and masks, one map after the other.</summary>
/// <remarks>The arrays are shared, not copied: do not modify them.</remarks>
/// <param name="Values">The rows, standardised by <paramref name="Scaling"/>.</param>
/// <param name="Kind">Numbers or maps of them; or labels or masks: 1 for one that the image or pixel has, else 0.</param>
/// <param name="Scaling">The mean and deviation of each number or map; 0 and 1 for numbers in the units of their source.</param>
public sealed record TargetRows(float[] Values, TargetKind Kind, Standardisation Scaling)
{
    /// <summary>Height and width of a map; none where an image has single numbers or labels.</summary>
    public Option<ImageSize> Size { get; init; }

    /// <summary>How many numbers, labels, maps or masks an image has.</summary>
    public int Width => Scaling.Mean.Length;

    /// <summary>Pixels of a map; 1 where there is none.</summary>
    public int Places => Size.Map(size => size.Height * size.Width).IfNone(1);

    /// <summary>Numbers in a row.</summary>
    public int Length => Width * Places;

    /// <summary>Number of rows.</summary>
    public int Count => Values.Length / Length;

    /// <summary>Rows in the units of their source.</summary>
    public static TargetRows Create(float[] values, int width, TargetKind kind) =>
        new(values, kind, new([.. Enumerable.Repeat(0f, width)], [.. Enumerable.Repeat(1f, width)]));

    /// <summary>The numbers of one image.</summary>
    public ReadOnlySpan<float> Row(int index) => Values.AsSpan(index * Length, Length);

    /// <summary>All values of one number, label, map or mask.</summary>
    public IEnumerable<float> Column(int index)
    {
        for (var start = index * Places; start < Values.Length; start += Length)
        {
            for (var place = start; place < start + Places; place++)
            {
                yield return Values[place];
            }
        }
    }

    /// <summary>A copy of some rows, in that order.</summary>
    public TargetRows Select(ReadOnlySpan<int> indices)
    {
        var values = new float[indices.Length * Length];
        for (var i = 0; i < indices.Length; i++)
        {
            Row(indices[i]).CopyTo(values.AsSpan(i * Length));
        }

        return this with
        {
            Values = values,
        };
    }

    /// <summary>The first rows.</summary>
    public TargetRows Take(int count) => this with { Values = Values[..(count * Length)] };

    /// <summary>These rows followed by others of the same scaling.</summary>
    public TargetRows Append(TargetRows others) => this with { Values = [.. Values, .. others.Values] };

    /// <summary>The mean and deviation of each number.</summary>
    internal Standardisation Measure() => Standardisation.Measure(AsImages(Values));

    /// <summary>The rows less the mean, over the deviation; labels stay as they are.</summary>
    internal TargetRows Standardised(Standardisation scaling)
    {
        if (Kind is not (TargetKind.Numbers or TargetKind.Maps))
        {
            return this;
        }

        var values = (float[])Values.Clone();
        scaling.Apply(AsImages(values));
        return this with { Values = values, Scaling = scaling };
    }

    /// <summary>Standardised numbers in the units of the source: those of an image, or of a pixel, side by side.</summary>
    internal float[] InUnits(ReadOnlySpan<float> standardised)
    {
        var values = standardised.ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] * Scaling.Deviation[i % Width]) + Scaling.Mean[i % Width];
        }

        return values;
    }

    /// <summary>Every number or map as a channel.</summary>
    private ImageSet AsImages(float[] values)
    {
        var size = Size.IfNone(new ImageSize(1, 1));
        return new(TensorType.Image(Width, size.Height, size.Width), values, new int[values.Length / Length]);
    }
}
