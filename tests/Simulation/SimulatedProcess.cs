using System.Text;
using Nas.Effects.Workers;

namespace Nas.Simulation;

/// <summary>A process that only seems to run: what it does happens in simulated time, and nothing after its end.</summary>
/// <param name="time">The time.</param>
/// <param name="latency">How long a line takes to arrive, in seconds.</param>
internal abstract class SimulatedProcess(VirtualTime time, double latency) : IWorkerProcess
{
    private readonly SimulatedPipe _output = new();

    public Stream Output => _output;

    public bool HasExited { get; private set; }

    public int ExitCode { get; private set; }

    public long ResidentBytes => 0;

    public void Send(byte[] line) => After(latency, () => Serve(Parsed(line)));

    public async Task<bool> ExitsWithin(TimeSpan patience)
    {
        await Task.Delay(HasExited ? TimeSpan.Zero : patience, time);
        return HasExited;
    }

    public Task<string> ReadErrors() => Task.FromResult("");

    public void Kill() => End(137);

    public void Dispose() => Kill();

    protected abstract void Serve(WorkerLine request);

    protected void Print(byte[] bytes) => _output.Print(bytes);

    /// <summary>Says something every few seconds until its end.</summary>
    protected void Beat(TimeSpan every, Action says)
    {
        says();
        After(every.TotalSeconds, () => Beat(every, says));
    }

    /// <summary>Its voice breaks off, but it runs on.</summary>
    protected void CutOff() => _output.End();

    /// <summary>It is gone, and nobody hears of it.</summary>
    protected void Vanish() => HasExited = true;

    protected virtual void End(int status)
    {
        if (!HasExited)
        {
            (HasExited, ExitCode) = (true, status);
            _output.End();
        }
    }

    protected void After(double seconds, Action happens) =>
        time.After(
            TimeSpan.FromSeconds(seconds),
            () =>
            {
                if (!HasExited)
                {
                    happens();
                }
            }
        );

    private static WorkerLine Parsed(byte[] line) =>
        WorkerLine
            .Parse(Encoding.UTF8.GetString(line))
            .IfFail(mistakes => throw new InvalidOperationException(string.Join("; ", mistakes)));
}
