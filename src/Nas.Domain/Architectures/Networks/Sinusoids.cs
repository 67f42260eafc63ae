using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks;

/// <summary>The fixed positional encoding of Vaswani et al., 2017, section 3.5.</summary>
public static class Sinusoids
{
    /// <summary>The encoding of one matrix (second-last × last axis of the type), row-major; it is the same for every channel of an
    /// image.</summary>
    public static double[] Compute(TensorType type)
    {
        var width = type.Last;
        var table = new double[type.Axis(type.Rank - 1) * width];
        for (var i = 0; i < table.Length; i++)
        {
            var (place, feature) = (i / width, i % width);
            var angle = place / Math.Pow(10000, (feature - feature % 2) / (double)width);
            table[i] = feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
        }

        return table;
    }
}
