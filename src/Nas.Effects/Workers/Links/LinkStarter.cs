using System.Collections.Concurrent;
using LanguageExt;

namespace Nas.Effects.Workers.Links;

/// <summary>Starts the programs that carry links, and waits at the end until they are gone.</summary>
internal sealed class LinkStarter : IAsyncDisposable
{
    private const string NewSession = "/usr/bin/setsid";

    private readonly Spawner _spawner = new();
    private readonly ConcurrentQueue<LinkProcess> _started = new();

    /// <summary>A new process.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public async Task<IWorkerProcess> Start(WorkerProgram program)
    {
        var link = new LinkProcess((WorkerProcess)await _spawner.Start(Apart(program)));
        _started.Enqueue(link);
        return link;
    }

    /// <summary>A Ctrl-C in a terminal is for the search, which decides when its places end; in a session of its own a program does not get
    /// it.</summary>
    private static WorkerProgram Apart(WorkerProgram program) =>
        File.Exists(NewSession) ? new(NewSession, program.File.Cons(program.Arguments)) : program;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var link in _started)
        {
            link.Kill();
        }

        await Task.WhenAll(_started.Select(link => link.Ended));
        _spawner.Dispose();
    }
}
