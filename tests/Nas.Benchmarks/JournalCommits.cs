using System.Diagnostics;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Journals;

namespace Nas.Benchmarks;

/// <summary>How long a journal takes to acknowledge an event, on the disk that holds the folder.</summary>
internal static class JournalCommits
{
    private const int WarmUp = 20;
    private const int Measured = 1000;

    public static int Run(string folder)
    {
        var path = Path.Combine(folder, "commits.db");
        File.Delete(path);
        using var journal = Journal.Open(path).IfLeft(fault => throw new InvalidOperationException($"{fault}"));
        var times = Enumerable.Range(0, WarmUp + Measured).Select(trial => Commit(journal, trial)).Skip(WarmUp).Order().ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Measured} commits: median {times[Measured / 2]:0.000} ms, p99 {times[Measured * 99 / 100]:0.000} ms, worst {times[^1]:0.000} ms"
            )
        );
        return 0;
    }

    private static double Commit(Journal journal, int trial)
    {
        var candidate = new Candidate(new string('a', 1000), new CandidateSize(1, 2, 3, 4));
        var proposed = new SearchEvent.Proposed(new Proposal(trial, candidate, new Origin.Sampled(), Draws.None));
        var began = Stopwatch.GetTimestamp();
        journal.Append(proposed, DateTimeOffset.UnixEpoch, TimeSpan.Zero).IfLeft(fault => throw new InvalidOperationException($"{fault}"));
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
