using System.Globalization;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Workers;

/// <summary>The search's handle of one worker process. It serves one request at a time.</summary>
internal sealed class Worker : IDisposable
{
    private static readonly TimeSpan UsualPollInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ExitGracePeriod = TimeSpan.FromSeconds(1);

    private readonly IWorkerProcess _process;
    private readonly TimeProvider _time;
    private readonly LineReader _lines;
    private readonly TimeSpan _pollInterval;
    private Task<(LineReader.Kind Kind, string Text)> _nextMessage;
    private Seq<Mistake> _mistakes = Seq<Mistake>.Empty;
    private long _request;

    /// <summary>The handle of a process.</summary>
    /// <param name="process">The process.</param>
    /// <param name="place">Its place in the pool.</param>
    /// <param name="time">The clock.</param>
    /// <param name="pollInterval">Between two looks at its use of time and memory.</param>
    public Worker(IWorkerProcess process, int place, TimeProvider time, TimeSpan? pollInterval = null)
    {
        (_process, Place, _time, _pollInterval) = (process, place, time, pollInterval ?? UsualPollInterval);
        _lines = new LineReader(process.Output, WorkerLine.MaxBytes);
        _nextMessage = _lines.Next();
    }

    /// <summary>Its place in the pool.</summary>
    public int Place { get; }

    /// <summary>Whether the process can serve another request.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Whether the process has ended, noticed or not.</summary>
    public bool HasEnded => !IsAlive || _process.HasExited;

    /// <summary>Whether something outside ended the process, or cut it off.</summary>
    public bool IsLost { get; private set; }

    /// <summary>The first message; none before it came.</summary>
    public Option<WorkerMessage> Greeting { get; private set; }

    /// <summary>Whether the other end said that it would end.</summary>
    public bool IsLeaving { get; private set; }

    /// <summary>Waits for the first message; returns null, or why there is none.</summary>
    public async Task<string?> WaitUntilReady(TimeSpan patience, CancellationToken cancellation = default)
    {
        // In steps, because a clock that goes on while both processes are stopped would use up all patience at once.
        for (var waited = TimeSpan.Zero; waited < patience && !cancellation.IsCancellationRequested; waited += _pollInterval)
        {
            if (await Task.WhenAny(_nextMessage, Task.Delay(_pollInterval, _time)) == _nextMessage)
            {
                Greeting = Prelude.Optional(await ReadMessage()).Map(line => line.Message);
                return Greeting.IsSome ? null : await DescribeExit();
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"it did not answer within {patience.TotalSeconds} s");
    }

    /// <summary>Sends what belongs to the next request.</summary>
    public void Send(WorkerMessage message) => _process.Send(new WorkerLine(_request + 1, message).Encode());

    /// <summary>Sends a request and waits for its end. Unless the worker answered, it is dead afterwards.</summary>
    /// <remarks>Only an answer with the number and the key of the request counts. Other messages about the request are observed.</remarks>
    public async Task<WorkerAnswer> Ask(
        WorkerMessage request,
        TrialLimits limits,
        Action<WorkerMessage> observe,
        CancellationToken cancellation,
        Option<string> key = default
    )
    {
        var watch = new RequestWatch(limits, _process, _time);
        _process.Send(new WorkerLine(++_request, request) { Key = key }.Encode());
        while (true)
        {
            if (await Task.WhenAny(_nextMessage, Task.Delay(_pollInterval, _time)) == _nextMessage)
            {
                watch.NoteHeartbeat();
                if (await ReadMessage() is not { } line)
                {
                    return Ended(new Verdict.Crashed(await DescribeExit()), watch);
                }

                switch (line.Message)
                {
                    case WorkerMessage.Progressed or WorkerMessage.Carried when line.Request == _request:
                        observe(line.Message);
                        break;
                    case WorkerMessage.Leaving leaving:
                        IsLeaving = IsLost = true;
                        Kill();
                        return Ended(new Verdict.Crashed(leaving.Reason), watch);
                    case var answer when (line.Request, line.Key) == (_request, key):
                        return Ended(answer, watch);
                    default:
                        break;
                }
            }

            if (watch.CheckLimits(cancellation) is { } verdict)
            {
                Kill();
                return Ended(verdict, watch);
            }
        }
    }

    /// <summary>Kills the process and waits until the system has reaped it.</summary>
    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private WorkerAnswer Ended(Either<Verdict, WorkerMessage> content, RequestWatch watch) =>
        new(content, watch.Usage, IsFirst: _request == 1, IsLost);

    /// <summary>The next message, or null when there is none to come.</summary>
    private async Task<WorkerLine?> ReadMessage()
    {
        var (kind, text) = await _nextMessage;
        var read = kind == LineReader.Kind.Line ? WorkerLine.Parse(text) : Validation<Mistake, WorkerLine>.Fail(Seq<Mistake>.Empty);
        _mistakes = read.FailToSeq();
        _nextMessage = read.IsFail ? _nextMessage : _lines.Next();
        return read.MatchUnsafe<WorkerLine?>(found => found, _ => null);
    }

    /// <summary>Describes why there are no more messages. The process is dead afterwards.</summary>
    private async Task<string> DescribeExit()
    {
        var (kind, _) = await _nextMessage;
        var isMalformed = kind is LineReader.Kind.Line or LineReader.Kind.TooLong;
        var exited = await _process.ExitsWithin(isMalformed ? TimeSpan.Zero : ExitGracePeriod);
        Kill();
        IsLost = !isMalformed && (!exited || ExitStatus.IsFromOutside(_process.ExitCode));
        var reason =
            isMalformed ? string.Join("; ", _mistakes.Map(mistake => mistake.ToString()).Prepend("sent an invalid answer"))
            : !exited ? "closed its output without a result"
            : ExitStatus.Describe(_process.ExitCode) + (kind == LineReader.Kind.Torn ? " in the middle of a result" : " without a result");
        var stderr = await _process.ReadErrors();
        return stderr.Length == 0 ? reason : $"{reason}; stderr: {stderr}";
    }

    private void Kill()
    {
        IsAlive = false;
        _process.Kill();
    }
}
