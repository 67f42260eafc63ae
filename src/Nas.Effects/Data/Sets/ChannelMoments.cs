using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nas.Effects.Data.Sets;

/// <summary>Sums in double precision over eight lanes, independent of the machine's vector width, so that every machine gets the same
/// bits.</summary>
internal static class ChannelMoments
{
    public static double Sum(ReadOnlySpan<float> numbers) => Sum(numbers, 0, squared: false);

    public static double SumOfSquares(ReadOnlySpan<float> numbers, double centre) => Sum(numbers, centre, squared: true);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum(ReadOnlySpan<float> numbers, double centre, bool squared)
    {
        var (lower, upper) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(numbers);
        foreach (var vector in vectors)
        {
            var (low, high) = Vector256.Widen(vector);
            low -= Vector256.Create(centre);
            high -= Vector256.Create(centre);
            lower += squared ? low * low : low;
            upper += squared ? high * high : high;
        }

        var lanes = lower + upper;
        var sum = lanes[0] + lanes[1] + lanes[2] + lanes[3];
        foreach (var x in numbers[(vectors.Length * Vector256<float>.Count)..])
        {
            sum += squared ? (x - centre) * (x - centre) : x - centre;
        }

        return sum;
    }
}
