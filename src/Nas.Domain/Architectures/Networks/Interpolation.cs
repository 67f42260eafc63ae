namespace Nas.Domain.Architectures.Networks;

/// <summary>Linear interpolation along an axis as a matrix. Pixels are areas: their centres lie at ½, 1½ and so on, and the outermost reach
/// to the edge.</summary>
public static class Interpolation
{
    /// <summary>The matrix [to, from] whose rows weigh the places of the axis, row-major. Every row sums to 1.</summary>
    /// <param name="from">Places of the axis.</param>
    /// <param name="to">Places that it is brought to.</param>
    public static float[] Matrix(int from, int to)
    {
        var matrix = new float[to * from];
        for (var row = 0; row < to; row++)
        {
            var centre = Math.Max(0, ((row + 0.5) * from / to) - 0.5);
            var below = Math.Min((int)centre, from - 1);
            var above = Math.Min(below + 1, from - 1);
            matrix[(row * from) + below] += (float)(1 - (centre - below));
            matrix[(row * from) + above] += (float)(centre - below);
        }

        return matrix;
    }
}
