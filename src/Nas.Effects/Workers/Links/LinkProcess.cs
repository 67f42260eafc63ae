namespace Nas.Effects.Workers.Links;

/// <summary>The program that carries a link, such as <c>srun</c> or <c>ssh</c>. It is ended gently, so that it can clean up behind
/// itself on the other machine.</summary>
internal sealed class LinkProcess(WorkerProcess process) : IWorkerProcess
{
    private static readonly TimeSpan EndsByItself = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan EndsWhenAsked = TimeSpan.FromSeconds(3);

    private readonly Lock _beginning = new();

    /// <summary>Ends when the program has, once somebody wants it to.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <inheritdoc/>
    public Stream Output => process.Output;

    /// <inheritdoc/>
    public bool HasExited => process.HasExited;

    /// <inheritdoc/>
    public int ExitCode => process.ExitCode;

    /// <summary>Nothing: what it holds here says nothing about the trial there.</summary>
    public long ResidentBytes => 0;

    private bool _isEnding;

    /// <inheritdoc/>
    public void Send(byte[] line) => process.Send(line);

    /// <inheritdoc/>
    public Task<bool> ExitsWithin(TimeSpan patience) => process.ExitsWithin(patience);

    /// <inheritdoc/>
    public Task<string> ReadErrors() => process.ReadErrors();

    /// <summary>Begins to end it: it finds the end of its input, then gets a signal, then is killed.</summary>
    public void Kill()
    {
        lock (_beginning)
        {
            Ended = _isEnding ? Ended : Task.Run(End);
            _isEnding = true;
        }
    }

    /// <summary>Begins to end it. The system's handle is freed when this object is.</summary>
    public void Dispose() => Kill();

    private async Task End()
    {
        process.CloseInput();
        if (await process.ExitsWithin(EndsByItself))
        {
            return;
        }

        process.Terminate();
        if (!await process.ExitsWithin(EndsWhenAsked))
        {
            process.Kill();
        }
    }
}
