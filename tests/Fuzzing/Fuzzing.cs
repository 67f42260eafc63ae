using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Nas.Tests.Fuzzing;

/// <summary>Gives a reader many damaged inputs. It may refuse them; it may not throw, take long or take much memory. By hand:
/// NAS_FUZZ=1000000 for so many of each reader, NAS_FUZZ=1001-2000 for those of these seeds.</summary>
internal static class Fuzzing
{
    private const double MaxSeconds = 2;
    private const long MaxBytes = 512L << 20;

    /// <summary>Reads the inputs; what came of it in a line. At least three tenths have to pass the first check, or little of the reader is
    /// tested.</summary>
    public static string Check(FuzzedReader reader)
    {
        var counts = new int[3];
        var (slowest, largest) = (0.0, 0L);
        var seeds = SeedRange.From("NAS_FUZZ", reader.Count);
        foreach (var seed in seeds.All)
        {
            var input = reader.Next(new Random(seed));
            var (seconds, bytes, depth) = Measured(reader, seed, input);
            counts[(int)depth]++;
            (slowest, largest) = (Math.Max(slowest, seconds), Math.Max(largest, bytes));
            Assert.True(seconds < MaxSeconds && bytes < MaxBytes, $"{Named(reader, seed, input)}: {seconds:0.0} s, {bytes >> 20} MiB");
        }

        var passed = counts[1] + counts[2];
        Assert.True(passed >= 0.3 * seeds.Count && counts[2] > 0 && counts[0] + counts[1] > 0, $"{reader}: {string.Join(' ', counts)}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{reader}: {seeds.Count} inputs, {100.0 * passed / seeds.Count:0} % pass the first check, {100.0 * counts[2] / seeds.Count:0} % are read; at most {slowest * 1000:0} ms, {largest / 1048576.0:0.0} MiB"
        );
    }

    /// <summary>Gives a reader one hostile input, which it has to refuse.</summary>
    public static void CheckAttack(FuzzedReader reader, byte[] input)
    {
        var (seconds, bytes, depth) = Measured(reader, 0, input);
        Assert.True(
            seconds < MaxSeconds && bytes < MaxBytes && depth != Depth.Whole,
            $"{reader}: {depth}, {seconds:0.0} s, {bytes >> 20} MiB"
        );
    }

    private static (double Seconds, long Bytes, Depth Depth) Measured(FuzzedReader reader, int seed, byte[] input)
    {
        var (began, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        try
        {
            var depth = reader.Read(input);
            return (Stopwatch.GetElapsedTime(began).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - before, depth);
        }
        catch (Exception cause)
        {
            throw new InvalidOperationException($"{Named(reader, seed, input)}: {cause}", cause);
        }
    }

    private static string Named(FuzzedReader reader, int seed, byte[] input) =>
        $"{reader}, seed {seed}, {Encoding.Latin1.GetString(input, 0, Math.Min(input.Length, 2000))}";
}
