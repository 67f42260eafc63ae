using Nas.Domain.Search.Trials;

namespace Nas.Effects.Data.Sets;

/// <summary>The numbers or labels that are to be told of images, a row for each image.</summary>
/// <remarks>The arrays are shared, not copied: do not modify them.</remarks>
/// <param name="Values">The rows, standardised by <paramref name="Scaling"/>.</param>
/// <param name="Kind">Numbers, or labels: 1 for one that the image has, else 0.</param>
/// <param name="Scaling">The mean and deviation of each number; 0 and 1 for numbers in the units of their source.</param>
public sealed record TargetRows(float[] Values, TargetKind Kind, Standardisation Scaling)
{
    /// <summary>Numbers in a row.</summary>
    public int Width => Scaling.Mean.Length;

    /// <summary>Number of rows.</summary>
    public int Count => Values.Length / Width;

    /// <summary>Rows in the units of their source.</summary>
    public static TargetRows Create(float[] values, int width, TargetKind kind) =>
        new(values, kind, new([.. Enumerable.Repeat(0f, width)], [.. Enumerable.Repeat(1f, width)]));

    /// <summary>The numbers of one image.</summary>
    public ReadOnlySpan<float> Row(int index) => Values.AsSpan(index * Width, Width);

    /// <summary>A copy of some rows, in that order.</summary>
    public TargetRows Select(ReadOnlySpan<int> indices)
    {
        var values = new float[indices.Length * Width];
        for (var i = 0; i < indices.Length; i++)
        {
            Row(indices[i]).CopyTo(values.AsSpan(i * Width));
        }

        return this with
        {
            Values = values,
        };
    }

    /// <summary>The first rows.</summary>
    public TargetRows Take(int count) => this with { Values = Values[..(count * Width)] };

    /// <summary>These rows followed by others of the same scaling.</summary>
    public TargetRows Append(TargetRows others) => this with { Values = [.. Values, .. others.Values] };

    /// <summary>The mean and deviation of each number.</summary>
    internal Standardisation Measure() => Standardisation.Measure(AsImages(Values));

    /// <summary>The rows less the mean, over the deviation; labels stay as they are.</summary>
    internal TargetRows Standardised(Standardisation scaling)
    {
        if (Kind != TargetKind.Numbers)
        {
            return this;
        }

        var values = (float[])Values.Clone();
        scaling.Apply(AsImages(values));
        return new(values, Kind, scaling);
    }

    /// <summary>Standardised numbers in the units of the source.</summary>
    internal float[] InUnits(ReadOnlySpan<float> standardised)
    {
        var values = standardised.ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] * Scaling.Deviation[i % Width]) + Scaling.Mean[i % Width];
        }

        return values;
    }

    /// <summary>Every number as a channel.</summary>
    private ImageSet AsImages(float[] values) =>
        new(Domain.Architectures.Tensors.TensorType.Image(Width, 1, 1), values, new int[values.Length / Width]);
}
