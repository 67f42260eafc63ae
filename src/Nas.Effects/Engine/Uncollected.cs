using System.Runtime;

namespace Nas.Effects.Engine;

/// <summary>Work during which nothing is collected.</summary>
/// <remarks>TorchSharp's optimisers hand numbers to libtorch in objects that nothing holds any more while they are read. A collection at that
/// moment may free them: two trainings failed in such a call, beside threads that allocated much. The region ends early where others
/// allocate more than it allows, so this makes the failure rarer and does not exclude it.</remarks>
internal static class Uncollected
{
    private const long MaxBytes = 8 << 20;

    private static int _running;

    /// <summary>Runs work that allocates little.</summary>
    public static void Run(Action work)
    {
        var first = Interlocked.Increment(ref _running) == 1;
        var began = first && GCSettings.LatencyMode != GCLatencyMode.NoGCRegion && GC.TryStartNoGCRegion(MaxBytes);
        try
        {
            work();
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
