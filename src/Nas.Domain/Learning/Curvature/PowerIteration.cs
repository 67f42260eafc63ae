using Nas.Domain.Numerics.LinearAlgebra;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Learning.Curvature;

/// <summary>The largest eigenvalue of a symmetric matrix that is known by its products with vectors alone, such as the Hessian of a
/// loss.</summary>
public static class PowerIteration
{
    /// <summary>The largest eigenvalue, not the one of largest magnitude: where that is negative, the matrix is shifted by it.</summary>
    /// <param name="product">The matrix times a vector.</param>
    /// <param name="size">Its number of rows; at least 1.</param>
    /// <param name="stream">Draws the first vector.</param>
    /// <param name="steps">Products, for each of at most two passes.</param>
    public static double Largest(Func<double[], double[]> product, int size, RandomStream stream, int steps)
    {
        var dominant = Dominant(product, size, stream.Child("dominant"), steps);
        return dominant >= 0
            ? dominant
            : dominant + Dominant(x => [.. product(x).Zip(x, (y, at) => y - (dominant * at))], size, stream.Child("shifted"), steps);
    }

    /// <summary>The eigenvalue of largest magnitude, as Rayleigh's quotient of the last vector.</summary>
    private static double Dominant(Func<double[], double[]> product, int size, RandomStream stream, int steps)
    {
        var normal = new float[size];
        stream.FillNormal(normal);
        var vector = Unit(Array.ConvertAll(normal, one => (double)one));
        var quotient = 0.0;
        for (var step = 0; step < steps; step++)
        {
            var next = product(vector);
            quotient = Vectors.Dot(vector, next);
            vector = Unit(next);
        }

        return quotient;
    }

    private static double[] Unit(double[] vector)
    {
        var length = Math.Sqrt(Vectors.Dot(vector, vector));
        return length > 0 ? Array.ConvertAll(vector, one => one / length) : vector;
    }
}
