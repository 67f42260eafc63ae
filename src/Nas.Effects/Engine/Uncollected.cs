using System.Runtime;

namespace Nas.Effects.Engine;

/// <summary>Work during which nothing is collected.</summary>
/// <remarks>TorchSharp hands numbers to libtorch in objects that nothing holds any more while they are read. A collection at that moment, begun
/// by another thread, may free them: trainings failed so in an optimiser's step and in cutting squares out. The region ends early where
/// others allocate more than it allows, so this makes the failure rare and does not exclude it.</remarks>
internal static class Uncollected
{
    private const long MaxBytes = 8 << 20;

    private static int _running;

    /// <summary>Runs work that allocates little.</summary>
    public static T Run<T>(Func<T> work)
    {
        var first = Interlocked.Increment(ref _running) == 1;
        var began = first && GCSettings.LatencyMode != GCLatencyMode.NoGCRegion && GC.TryStartNoGCRegion(MaxBytes);
        try
        {
            return work();
        }
        finally
        {
            if (began)
            {
                End();
            }

            Interlocked.Decrement(ref _running);
        }
    }

    private static void End()
    {
        try
        {
            GC.EndNoGCRegion();
        }
        catch (InvalidOperationException)
        {
            // Something asked for a collection, or another thread allocated more: the region has ended by itself.
        }
    }
}
