using System.Diagnostics;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Replaying;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Tests.Workers;
using Nas.Effects.Trials;
using Nas.Tests;

namespace Nas.Effects.Tests.Runs.Searching;

/// <summary>Searches of the toy space that really run, in folders, and what is left of them.</summary>
internal static class ToyRuns
{
    public static readonly Recipe ByEvolution = ToySpace.Recipe(ToySpace.Evolution);
    public static readonly TrialRunner Honest = InProcessTrials.CreateRunner((spec, _) => ToySpace.Train(spec));
    public static readonly string Expected = SimulatedSearch.Outcome(SimulatedSearch.Sequential(ByEvolution));

    /// <summary>The search of the test program, without the program.</summary>
    public static List<SearchEvent> Uninterrupted { get; } = SimulatedSearch.Sequential(ToySpace.Recipe(ToySpace.Evolution, seed: 11));

    /// <summary>Runs the toy search in a process of its own; false when it was killed.</summary>
    public static async Task<bool> Searched(string folder, string verb, params string[] options)
    {
        using var search = Process.Start(new ProcessStartInfo("dotnet", [TestWorkers.Program, verb, folder, .. options]))!;
        await search.WaitForExitAsync();
        return search.ExitCode switch
        {
            0 => true,
            137 => false,
            var other => throw new InvalidOperationException($"status {other}"),
        };
    }

    public static async Task<SearchState> Run(
        string folder,
        Recipe recipe,
        TrialRunner runner,
        int parallel,
        StopTokens? stop = null,
        TimeProvider? time = null,
        AssessmentRunner? reader = null
    )
    {
        using var session = Session(folder, recipe, time);
        var run = new SearchRun(session, ToySpace.Space, runner, parallel, SearchObserver.None)
        {
            Assessor = reader ?? AssessmentRunner.None,
        };
        var result = await run.Execute(stop ?? new StopTokens(default, default));
        return result.IfLeft(fault => throw new InvalidOperationException($"{fault}"));
    }

    public static SearchState Fold(IEnumerable<SearchEvent> history) => SearchState.Fold(history).IfLeft(SearchState.Empty);

    public static RunSession Session(string folder, Recipe recipe, TimeProvider? time = null) =>
        RunSession.Begin(folder, recipe, time ?? TimeProvider.System).IfLeft(fault => throw new InvalidOperationException($"{fault}"));

    public static Option<RunReplay> Replayed(TemporaryFolder folder) => RunReplay.Open(folder.Root).ToOption();

    public static string Outcome(TemporaryFolder folder) =>
        Replayed(folder).Map(replay => SimulatedSearch.Outcome(replay.History.Rows.Map(row => row.Event))).IfNone("");

    /// <summary>One line for each reading, in the order of recording, with the kind of its failure.</summary>
    public static string[] Readings(TemporaryFolder folder) =>
        [
            .. Replayed(folder)
                .Map(replay => replay.State.Assessments.All.AsEnumerable())
                .IfNone([])
                .Select(assessment =>
                    $"{assessment.Architecture} {string.Join(' ', assessment.Values.Map(value => $"{value.Name}={value.Value:R}"))} {assessment.Failure.IfNone("whole").Split(':')[0]}"
                ),
        ];

    /// <summary>A clock that stands still until it is moved.</summary>
    public sealed class HandSetClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan step) => _ticks += step.Ticks;

        public override long GetTimestamp() => _ticks;
    }

    /// <summary>The table of trials without what the machine's speed decides.</summary>
    public static string Table(string csv) =>
        string.Join(
            '\n',
            csv.ReplaceLineEndings("\n")
                .Split('\n')
                .Select(line => string.Join(',', line.Split(',').Where((_, column) => column is not (9 or 10))))
        );
}
