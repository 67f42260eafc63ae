using Nas.Domain.Search.Trials;
using Nas.Effects.Workers;
using Nas.Simulation;

namespace Nas.Effects.Tests.Workers;

public class RequestWatchTests
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.05);

    [Fact]
    public void Watch_WhoseProcessStoodStill_CountsNoneOfThatTime()
    {
        var (watch, time) = Watch(new TrialLimits(60, long.MaxValue, 10));
        time.Suspend(TimeSpan.FromHours(8));
        Assert.Null(watch.CheckLimits(default));
    }

    [Theory]
    [InlineData(5, 60, "timed-out")]
    [InlineData(60, 5, "hung")]
    public void Watch_OfAWorkerThatIsSilent_EndsAtItsLimit(double wall, double silence, string kind)
    {
        var (watch, time) = Watch(new TrialLimits(wall, long.MaxValue, silence));
        for (var looks = 0; looks < 99; looks++)
        {
            time.Suspend(Look);
            Assert.Null(watch.CheckLimits(default));
        }

        time.Suspend(2 * Look);
        Assert.Equal(kind, watch.CheckLimits(default)?.Kind);
    }

    [Fact]
    public void Watch_OfAWorkerThatBeats_IsNotHung()
    {
        var (watch, time) = Watch(new TrialLimits(60, long.MaxValue, 1));
        for (var looks = 0; looks < 200; looks++)
        {
            time.Suspend(Look);
            watch.NoteHeartbeat();
            Assert.Null(watch.CheckLimits(default));
        }
    }

    private static (RequestWatch Watch, VirtualTime Time) Watch(TrialLimits limits)
    {
        var time = new VirtualTime(TimeSpan.Zero);
        var worker = new SimulatedWorker(WorkerFaults.None, time, new Random(1), [], new Injected());
        return (new(limits, worker, time), time);
    }
}
