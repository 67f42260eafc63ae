using Nas.Effects.Workers;
using Nas.Effects.Workers.Links;

namespace Nas.Effects.Tests.Workers;

public sealed class RequestQueueTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Place_ThatWaitsTooLong_IsSentHomeAndGetsNothing()
    {
        var (queue, request) = (new RequestQueue(), Request());
        Assert.Null(await queue.Take(TimeSpan.FromMilliseconds(1), TimeProvider.System));
        queue.Add(request);
        Assert.Same(request, await queue.Take(Long, TimeProvider.System));
    }

    [Fact]
    public async Task Request_WithAFreePlace_WakesNoOther()
    {
        var (queue, request) = (new RequestQueue(), Request());
        var (resting, free) = (queue.Rest(), queue.Take(Long, TimeProvider.System));
        queue.Add(request);
        Assert.Same(request, await free);
        Assert.False(resting.IsCompleted);
        queue.Add(Request());
        await resting;
    }

    [Fact]
    public async Task Request_ThatWasPutBack_GoesFirst()
    {
        var (queue, first, second) = (new RequestQueue(), Request(), Request());
        queue.Add(second);
        queue.PutBack(first);
        Assert.Same(first, await queue.Take(Long, TimeProvider.System));
        Assert.Same(second, await queue.Take(Long, TimeProvider.System));
    }

    private static LinkRequest Request() =>
        new(new WorkerMessage.RunTrial(TestWorkers.Spec("face")), TestWorkers.Spec("face").Limits, default);
}
