namespace Nas.Effects.Data.Arrays;

/// <summary>An array read from a file, converted to row-major order.</summary>
/// <remarks>Integers beyond 2²⁴ are rounded; pixels and labels are smaller.</remarks>
/// <param name="Source">The file, for messages.</param>
/// <param name="Shape">Length of each axis, at least 1 each.</param>
/// <param name="Values">All numbers finite.</param>
internal sealed record NumberArray(string Source, int[] Shape, float[] Values)
{
    public string ShapeText => string.Join("×", Shape);
}
