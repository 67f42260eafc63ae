namespace Nas.Effects.Workers;

/// <summary>A worker's process, as its search sees it from outside.</summary>
internal interface IWorkerProcess : IDisposable
{
    /// <summary>What it prints.</summary>
    Stream Output { get; }

    /// <summary>Whether it has ended.</summary>
    bool HasExited { get; }

    /// <summary>Its exit status, once it has ended.</summary>
    int ExitCode { get; }

    /// <summary>The memory that it holds; 0 once it has ended.</summary>
    long ResidentBytes { get; }

    /// <summary>Sends a line, after those before it, without waiting for it to be read: a deaf process would keep the search waiting, and a dead one makes the
    /// writing fail. Whoever waits for an answer notices both.</summary>
    void Send(byte[] line);

    /// <summary>Whether it ends within a time.</summary>
    Task<bool> ExitsWithin(TimeSpan patience);

    /// <summary>The end of what it printed to standard error.</summary>
    Task<string> ReadErrors();

    /// <summary>Kills it.</summary>
    void Kill();
}
