using System.ComponentModel;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Trials;

namespace Nas.Effects.Workers.Links;

/// <summary>Runs trials and assessments in places on other machines, each the process of a program that carries messages there, such as
/// <c>srun</c> or <c>ssh</c>.</summary>
/// <remarks>Requests wait in one row, and the place that is free first takes the next, so that a place in a batch system's queue delays
/// nothing. A place that is lost says nothing about the candidate: its request goes back to the head of the row, for ever unless ten in a
/// row are lost without any answer.</remarks>
public sealed class LinkPool : TrialPool
{
    /// <summary>A place that was never reached is given up after so many tries: then the command is wrong more often than the cluster.</summary>
    private const int MaxTriesAtFirst = 3;

    /// <summary>A place without work for so long is given back, for example during the final training.</summary>
    private static readonly TimeSpan IdlePatience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(6);

    private readonly RequestQueue _queue = new();
    private readonly LinkTerms _terms = new(Build.Text);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _noting = new();
    private readonly System.Collections.Generic.HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly List<Link> _held = [];
    private readonly Func<WorkerProgram, Task<IWorkerProcess>> _start;
    private readonly IAsyncDisposable? _starter;
    private readonly TimeProvider _time;
    private readonly Task _places;
    private long _answers;
    private int _open;

    /// <summary>A pool without links; they are made on demand.</summary>
    /// <param name="programs">How to reach each place: programs that run <see cref="NodeHost"/> somewhere and carry its input and
    /// output.</param>
    public LinkPool(IReadOnlyList<WorkerProgram> programs)
        : this(programs, new LinkStarter()) { }

    private LinkPool(IReadOnlyList<WorkerProgram> programs, LinkStarter starter)
        : this(programs, starter.Start, TimeProvider.System) => _starter = starter;

    /// <summary>A pool of processes that something else starts.</summary>
    internal LinkPool(IReadOnlyList<WorkerProgram> programs, Func<WorkerProgram, Task<IWorkerProcess>> start, TimeProvider time)
    {
        (_start, _time, _open) = (start, time, programs.Count);
        _places = Task.WhenAll(programs.Select(Live).ToList());
    }

    /// <summary>Is told of lost places, and once of each that is given up.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Places that were lost so far.</summary>
    public int Losses { get; private set; }

    /// <summary>Ends all links and waits until their programs are gone.</summary>
    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _queue.Close(AllGivenUp("the search is over", ""));
        await _places;
        _held.ForEach(link => link.Dispose());
        if (_starter is not null)
        {
            await _starter.DisposeAsync();
        }

        _end.Dispose();
    }

    private protected override async Task<Either<RunFault, WorkerAnswer>> Ask(
        WorkerMessage message,
        TrialLimits limits,
        CancellationToken cancellation
    )
    {
        var request = new LinkRequest(message, limits, cancellation);
        await using var cancelled = cancellation.Register(request.AnswerCancelled);
        _queue.Add(request);
        return await request.Answered;
    }

    /// <summary>The life of a place: it rests, gets a link, serves until the link is lost, and begins again.</summary>
    private async Task Live(WorkerProgram program)
    {
        var losses = new LossCount(_time, LongestPause);
        var wasReached = false;
        while (await _queue.Rest() is { } first)
        {
            var (link, fault) = await Connect(program, first);
            _queue.Arrived();
            wasReached |= link is { Node.IsSome: true };
            if (link is not null && fault is null)
            {
                fault = await Serve(link, losses);
            }

            if (fault is { IsLasting: true })
            {
                GiveUp(fault, link);
                return;
            }

            link?.Dispose();
            if (fault is not null && !await Pause(fault, losses, wasReached))
            {
                GiveUp(fault, null);
                return;
            }
        }
    }

    private async Task<(Link? Link, PlaceFault? Fault)> Connect(WorkerProgram program, LinkRequest request)
    {
        try
        {
            var link = new Link(program, await _start(program), _time);
            return (
                link,
                (await link.Agree(_terms, request.Data, request.Limits, _end.Token)).MatchUnsafe<PlaceFault?>(fault => fault, () => null)
            );
        }
        catch (Win32Exception cause)
        {
            return (null, LaunchAdvice.Of(program, cause.Message) with { IsLasting = true });
        }
    }

    /// <summary>Serves requests; returns why no more, or null where that is no fault.</summary>
    private async Task<PlaceFault?> Serve(Link link, LossCount losses)
    {
        while (await _queue.Take(IdlePatience, _time) is { } request)
        {
            if (link.HasEnded)
            {
                // It ended while it had nothing to do.
                _queue.PutBack(request);
                return null;
            }

            var luggage = new TrialLuggage(request.Message);
            var parts = luggage.Parts;
            if (parts.Case is RunFault unsendable)
            {
                request.Answer(unsendable);
                continue;
            }

            var answer = await link.Serve(request, parts.IfLeft([]), message => Observe(request, luggage, message));
            switch (answer.Content.Case)
            {
                case WorkerMessage message when request.IsAnsweredBy(message):
                    losses.Answered();
                    if (Unpacked(luggage, message, request).Case is string wrong)
                    {
                        _queue.PutBack(request);
                        return new(
                            $"{HostOf(link)} does not send the weights of a trial: {wrong}",
                            "install the same version there",
                            IsLasting: true
                        );
                    }

                    Interlocked.Increment(ref _answers);
                    request.Answer(answer);
                    break;
                case WorkerMessage.Faulted { Fault: var fault }:
                    _queue.PutBack(request);
                    return new($"{HostOf(link)}: {fault.What.TrimEnd('.')}", fault.Next, IsLasting: true);
                case Verdict.Cancelled:
                    return null;
                case var end:
                    return Lost(link, request, end is Verdict verdict ? verdict.Explanation : "it answered with something else");
            }
        }

        return null;
    }

    private void Observe(LinkRequest request, TrialLuggage luggage, WorkerMessage message)
    {
        if (message is WorkerMessage.Carried carried)
        {
            luggage.Add(carried.Part);
        }
        else
        {
            Observe(request.Message, message);
        }
    }

    /// <summary>Puts the weights of an answer into the folder of the run; what is wrong with them, or none. A folder that cannot be written
    /// ends the request.</summary>
    private static Option<string> Unpacked(TrialLuggage luggage, WorkerMessage message, LinkRequest request)
    {
        try
        {
            return luggage.Unpack(message);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            request.Answer(RunFault.Unwritable("The folder of weights", cause));
            return Option<string>.None;
        }
    }

    private PlaceFault Lost(Link link, LinkRequest request, string reason)
    {
        var fault = new PlaceFault($"{HostOf(link)} {reason}", "", IsLasting: false);
        if (request.Lost(Interlocked.Read(ref _answers)))
        {
            _queue.PutBack(request);
        }
        else
        {
            request.Answer(LostTooOften(fault.What));
        }

        return fault;
    }

    /// <summary>Notes a loss and waits, longer after each in a row; false when there were too many.</summary>
    private async Task<bool> Pause(PlaceFault fault, LossCount losses, bool wasReached)
    {
        if (_end.IsCancellationRequested)
        {
            return true;
        }

        lock (_noting)
        {
            Losses++;
        }

        Say($"a place was lost: {fault.What.ReplaceLineEndings("; ")}");
        return await losses.Lost(_end.Token) && (wasReached || losses.InARow < MaxTriesAtFirst);
    }

    /// <summary>Takes a place out of use. A link that was refused stays as it is: otherwise its node, which is free then, would draw the
    /// next place.</summary>
    private void GiveUp(PlaceFault fault, Link? refused)
    {
        bool isLast;
        lock (_noting)
        {
            _held.AddRange(refused is null ? [] : [refused]);
            isLast = --_open == 0;
            if (_told.Add(fault.What))
            {
                Say($"a place is given up: {fault.What}{(fault.Next.Length == 0 ? "" : $"; {fault.Next}")}");
            }
        }

        if (isLast)
        {
            _queue.Close(AllGivenUp(fault.What, fault.Next));
        }
    }

    private static string HostOf(Link link) => link.Node.Map(node => node.Host).IfNone("a place");

    private static RunFault AllGivenUp(string last, string next) =>
        new(
            RunFaultKind.NoWorkers,
            $"No place is left to run trials; the last was given up because {last}.",
            "Every trial recorded so far is safe.",
            $"{(next.Length == 0 ? "Find out what ends them" : next)}. Then run the same command again to continue."
        );

    private static RunFault LostTooOften(string last) =>
        new(
            RunFaultKind.NoWorkers,
            string.Create(
                CultureInfo.InvariantCulture,
                $"One trial lost its place {LossCount.MaxInARow} times in a row, and no other was answered meanwhile; the last time {last}."
            ),
            "Every trial recorded so far is safe.",
            "Find out what ends the places. Then run the same command again to continue."
        );
}
