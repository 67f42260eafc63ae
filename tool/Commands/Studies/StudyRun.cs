using System.Collections.Concurrent;
using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Studies;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Learning;
using Nas.Effects.Publishing.Reports;
using Nas.Effects.Runs.Archives;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Replaying;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Trials;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using Nas.Tool.Searching;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Studies;

/// <summary>The searches of a study: each an ordinary run, resumed where it stands.</summary>
/// <param name="file">The study.</param>
/// <param name="folder">Its folder.</param>
/// <param name="recipes">Reads recipes.</param>
/// <param name="say">Is told of each search that ended, and of what is doubtful.</param>
internal sealed class StudyRun(StudyFile file, StudyFolder folder, Codec<Recipe> recipes, Action<string> say)
{
    private readonly ConcurrentDictionary<TaskRequest, Lazy<Either<Failure, RequestedTask>>> _tasks = new();
    private int _ended;

    private Study Study => file.Study;

    /// <summary>All that would keep a search from beginning, before any begins.</summary>
    public Either<Failure, Unit> Check()
    {
        var wrong = (
            from task in Study.Tasks
            from method in Study.Methods
            let search = new StudySearch(task.Name, method.Name, Study.FirstSeed)
            from failure in file.SettingsOf(search, None).Bind(Built).Map(built => built.Recipe).Bind(Ready).LeftAsEnumerable()
            select (search, failure)
        )
            .ToSeq()
            .Strict();
        return wrong.IsEmpty
            ? unit
            : wrong[0].failure with
            {
                What = $"{wrong.Count} of the study's {Study.Tasks.Count * Study.Methods.Count} kinds of search cannot begin",
                Where = string.Join('\n', wrong.Map(one => $"{one.search.Method} on {one.search.Task}: {one.failure.What}")),
                Safe = "nothing was done",
            };
    }

    /// <summary>Runs all searches; the failures of those that could not go on.</summary>
    /// <param name="parallel">Searches at once.</param>
    /// <param name="trials">Trials of a search at once.</param>
    /// <param name="stop">Ends the study early.</param>
    public Task<Seq<Failure>> Execute(int parallel, int trials, StopTokens stop) =>
        new StudyPlaces(parallel, NeedsOf, search => Search(search, trials, stop)).Run(Study.Searches);

    private Seq<StudySearch> NeedsOf(StudySearch search) => Study.DonorOf(search).ToSeq().Concat(Study.TeachersOf(search)).Strict();

    private async Task<Option<Failure>> Search(StudySearch search, int trials, StopTokens stop)
    {
        if (stop.AfterOpenTrials.IsCancellationRequested)
        {
            return None;
        }

        var ended = await Begin(search).BindAsync(begun => Search(search, begun.Session, begun.Space, trials, stop));
        return ended.Match(
            _ => Option<Failure>.None,
            failure => failure with { Where = $"{folder.RunOf(search)}\n{failure.Where}".TrimEnd() }
        );
    }

    private async Task<Either<Failure, Unit>> Search(StudySearch search, RunSession opened, SearchSpace space, int trials, StopTokens stop)
    {
        using var session = opened;
        if (session.State.IsComplete(session.Recipe))
        {
            Interlocked.Increment(ref _ended);
            return unit;
        }

        return await TrialBackend
            .Start(session.Recipe, inProcess: false, TrialPlaces.Here, TrialWatch.None)
            .BindAsync(async backend =>
            {
                await using var started = backend;
                var run = new SearchRun(
                    session,
                    space.Remembering(),
                    Reusing(search, session.Recipe, backend.Runner),
                    trials,
                    SearchObserver.None
                )
                {
                    Assessor = backend.Assessor,
                    Fitter = backend.FitterOver(session.Folder.Weights),
                };
                return (await run.Execute(stop)).Map(state => Tell(search, session.Recipe, state)).MapLeft(Faults.ToFailure);
            });
    }

    private Unit Tell(StudySearch search, Recipe recipe, SearchState state)
    {
        if (state.IsComplete(recipe))
        {
            var outcome = StudyOutcome.Of(search, state, []);
            var (validation, final) = (
                ScoreText.Of(outcome.Validation, recipe.Task.Target),
                outcome.Test.Map(test => $", test {ScoreText.Of(test, recipe.Task.Target)}").IfNone("")
            );
            say(
                FormattableString.Invariant(
                    $"{Interlocked.Increment(ref _ended)} of {Study.Searches.Count}  {search.Task}, {search.Method}, seed {search.Seed}: {state.Trials.Count} trials, validation {validation}{final}"
                )
            );
        }

        return unit;
    }

    private Either<Failure, (RunSession Session, SearchSpace Space)> Begin(StudySearch search) =>
        from archive in ArchiveOf(search)
        from settings in file.SettingsOf(search, archive)
        from built in Built(settings)
        from session in RunSession
            .Begin(folder.RunOf(search), built.Recipe, settings.Archive.Map(one => one.Text), TimeProvider.System, recipes)
            .MapLeft(Faults.ToFailure)
        select (session, built.Space);

    private Either<Failure, (Recipe Recipe, SearchSpace Space)> Built(SearchSettings settings) =>
        _tasks
            .GetOrAdd(settings.Data, request => new(() => TaskSource.Find(request, warning => say($"warning: {warning}"))))
            .Value.Bind(task => RecipeBuilder.Build(settings, task, _ => { }));

    private static Either<Failure, Unit> Ready(Recipe recipe) => TrialBackend.Ready(recipe.Task);

    /// <summary>Outcomes of equal trials come from the search that ran them; a table knows them all.</summary>
    private TrialRunner Reusing(StudySearch search, Recipe recipe, TrialRunner runner) =>
        TaskSource.Table(TaskRequest.FromReference(recipe.Task)).IsSome
            ? runner
            : Study
                .DonorOf(search)
                .Bind(donor => RunReplay.Open(folder.RunOf(donor), recipes).ToOption())
                .Match(record => RecordedTrials.Before(runner, record), () => runner);

    /// <summary>The trials of a search's teachers, in a file.</summary>
    private Either<Failure, Option<string>> ArchiveOf(StudySearch search) =>
        Study.TeachersOf(search) is { IsEmpty: false } teachers
            ? teachers
                .Map(teacher => RunReplay.Open(folder.RunOf(teacher), recipes).Map(run => ArchiveExport.Collect(run)))
                .Sequence()
                .MapLeft(Faults.ToFailure)
                .Bind(rows => Written(folder.ArchiveOf(search), ArchiveMerge.Merge(rows.Bind(some => some.ToSeq()))))
                .Map(Some)
            : Option<string>.None;

    private static Either<Failure, string> Written(string path, ImmutableArray<ArchivedTrial> rows)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return ArchiveFile.Write(path, rows).Map(_ => path).MapLeft(reason => new Failure(ExitCode.RunFolder, reason));
    }
}
