namespace Nas.Tool.Tests;

/// <summary>A clock that a test moves.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private long _ticks = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan step) => _ticks += step.Ticks;

    public override long GetTimestamp() => _ticks;
}
