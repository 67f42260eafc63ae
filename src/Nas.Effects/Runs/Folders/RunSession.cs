using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;
using Nas.Effects.Runs.Codecs;
using Nas.Effects.Runs.Journals;

namespace Nas.Effects.Runs.Folders;

/// <summary>A run folder opened for writing: the recipe, the state so far, and the journal that state follows from.</summary>
public sealed class RunSession : ISearchSession, IDisposable
{
    private const long MaxRecipeBytes = 16 << 20;

    private readonly RunLock _lock;
    private readonly Journal _journal;
    private readonly TimeProvider _time;
    private readonly long _began;
    private Option<RunFault> _lost;

    private RunSession(RunFolder folder, Recipe recipe, RunLock held, Journal journal, TimeProvider time)
    {
        (Folder, Recipe, _lock, _journal, _time) = (folder, recipe, held, journal, time);
        State = journal.History.State;
        _began = time.GetTimestamp();
    }

    /// <summary>The run folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>The recipe.</summary>
    public Recipe Recipe { get; }

    /// <summary>A name of the run that is its own, and the same in all its sessions.</summary>
    public string Id =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_journal.Rows.First().Utc + RecipeText.Print(Recipe))))[..16];

    /// <summary>The archive that the recipe names; empty where it names none.</summary>
    public ImmutableArray<ArchivedTrial> Archive { get; private init; } = [];

    /// <summary>The fold of all events recorded so far.</summary>
    public SearchState State { get; private set; }

    /// <summary>The clock of this session.</summary>
    public TimeProvider Time => _time;

    /// <summary>Time spent on the run, summed over its sessions.</summary>
    public TimeSpan Elapsed => _journal.History.Elapsed + Before + _time.GetElapsedTime(_began);

    /// <summary>Time that was spent before this session was opened, such as on reading the data.</summary>
    public TimeSpan Before { get; set; }

    /// <summary>Whether the run has a history that this session goes on with.</summary>
    public bool IsResumed => _journal.History.Rows.Count > 0;

    /// <summary>The previous holder of the run, if it ended without releasing it.</summary>
    public Option<string> Left => _lock.Left;

    /// <summary>Begins a run, or goes on with it where the folder holds a run of the same recipe; the budget may differ.</summary>
    public static Either<RunFault, RunSession> Begin(string folder, Recipe recipe, TimeProvider time) =>
        Begin(folder, recipe, default, time, RecipeCodec.Record);

    /// <summary>The same for a recipe that names an archive.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="archive">The text of the archive.</param>
    /// <param name="time">The clock.</param>
    /// <param name="recipes">Reads recipes.</param>
    public static Either<RunFault, RunSession> Begin(
        string folder,
        Recipe recipe,
        Option<string> archive,
        TimeProvider time,
        Codec<Recipe> recipes
    ) =>
        CatchErrors(
            folder,
            run =>
            {
                Directory.CreateDirectory(folder);
                if (!File.Exists(run.Recipe))
                {
                    archive.IfSome(text => DurableFile.Write(run.Archive, text));
                    DurableFile.Write(run.Grammar, recipe.Grammar.Text);
                    DurableFile.Write(run.Recipe, RecipeText.Print(PlacedIn(folder, recipe)));
                }

                return Load(run, recipes)
                    .Bind(found =>
                        found with
                        {
                            Budget = recipe.Budget,
                            ToolVersion = recipe.ToolVersion,
                            Folder = recipe.Folder,
                            Task = SameData(found.Task, recipe.Task),
                        } == recipe
                            ? Open(run, found, time).Bind(session => session.RecordSessionStart(recipe.Budget))
                            : Another(run)
                    );
            }
        );

    private static Recipe PlacedIn(string folder, Recipe recipe) =>
        recipe.Task.Data.IsSome ? recipe with { Folder = Path.GetFullPath(folder) } : recipe;

    /// <summary>A recorded task in the words of another that has the same images, wherever they lie.</summary>
    private static TaskReference SameData(TaskReference recorded, TaskReference now) =>
        recorded with
        {
            Images = now.Images,
            Data = recorded.Fingerprint == now.Fingerprint && recorded.Data.IsSome ? now.Data : recorded.Data,
            Reading = recorded.Reading with { Labels = recorded.Reading.Labels.Bind(_ => now.Reading.Labels) },
        };

    /// <summary>Resumes a run.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="budget">A new budget for the whole search, or none to keep the current one.</param>
    /// <param name="time">The clock.</param>
    public static Either<RunFault, RunSession> Resume(string folder, Option<Budget> budget, TimeProvider time) =>
        Resume(folder, budget, time, RecipeCodec.Record);

    /// <summary>The same with what reads recipes.</summary>
    public static Either<RunFault, RunSession> Resume(string folder, Option<Budget> budget, TimeProvider time, Codec<Recipe> recipes) =>
        CatchErrors(
            folder,
            run => Load(run, recipes).Bind(recipe => Open(run, recipe, time)).Bind(session => session.RecordSessionStart(budget))
        );

    /// <summary>Opens a run to add to it what is no part of the search.</summary>
    public static Either<RunFault, RunSession> Append(string folder, TimeProvider time, Codec<Recipe> recipes) =>
        CatchErrors(folder, run => Load(run, recipes).Bind(recipe => Open(run, recipe, time)));

    /// <summary>The recipe of a run folder.</summary>
    public static Either<RunFault, Recipe> Load(RunFolder folder, Codec<Recipe> recipes) =>
        FileStatus.OfTarget(folder.Recipe).Kind == FileKind.None
            ? new RunFault(RunFaultKind.Usage, $"There is no run in {folder.Root}.", RunFault.NothingChanged, "Name the folder of a run.")
            : ReadRecipe(folder)
                .Bind(text => RecipeText.Parse(text, recipes).ToEither().MapLeft(mistakes => string.Join('\n', mistakes)))
                .MapLeft(wrong => new RunFault(
                    RunFaultKind.Usage,
                    $"{folder.Recipe} cannot be used: {wrong}.",
                    RunFault.NothingChanged,
                    "Correct it, or restore it from a copy."
                ));

    private static Either<string, string> ReadRecipe(RunFolder folder)
    {
        try
        {
            return Prelude.Right<string, string>(RegularFile.ReadText(folder.Recipe, MaxRecipeBytes));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return Prelude.Left<string, string>(cause.Message.TrimEnd('.'));
        }
    }

    /// <summary>Whether a journal belongs to a recipe: its first event names the hash of the recipe's text.</summary>
    public static bool Matches(Recipe recipe, Seq<JournalRow> rows) =>
        rows.HeadOrNone()
            .ForAll(row =>
                row.Event is SearchEvent.Started started && string.Equals(started.RecipeHash, HashOf(recipe), StringComparison.Ordinal)
            );

    /// <summary>Records an event and updates the state. Unless there is a fault, the event is on disk.</summary>
    public Either<RunFault, SearchState> Record(SearchEvent happened) =>
        Kept(run =>
        {
            var now = _time.GetUtcNow();
            return _journal
                .Append(happened, now, Elapsed)
                .Map(row =>
                {
                    State = State.Apply(happened);
                    File.AppendAllText(run.Log, string.Create(CultureInfo.InvariantCulture, $"{now:u} {row.Kind} {row.Payload}\n"));
                    return State;
                });
        });

    /// <summary>Updates the derived files of the folder to the current state.</summary>
    public Either<RunFault, Unit> Publish() =>
        Kept<Unit>(run =>
        {
            if (!_journal.IsInPlace)
            {
                return RunFault.JournalGone(run.Journal); // Writing would make the folder again.
            }

            DurableFile.Write(run.Trials, TrialsTable.Print(State));
            Recipe.Goals.IfSome(goals => DurableFile.Write(run.Front, FrontTable.Print(goals, State)));
            DurableFile.Write(run.Readme, RunReadme.Print(Recipe, State, run.Root));
            State.Best.Bind(trial => trial.Proposal.Candidate).IfSome(best => DurableFile.Write(run.BestArchitecture, best.Text + "\n"));
            return Unit.Default;
        });

    /// <summary>Makes sure at the end that all that was recorded is on disk, where a reader finds it.</summary>
    public Either<RunFault, Unit> Check() => CatchErrors(Folder.Root, _ => _journal.Check()).MapLeft(Saved);

    /// <inheritdoc/>
    public void Dispose()
    {
        _journal.Dispose();
        _lock.Dispose();
    }

    private static Either<RunFault, RunSession> Open(RunFolder folder, Recipe recipe, TimeProvider time) =>
        NoTraps(folder)
            .Bind(RunLock.Take)
            .Bind(held =>
                Journal
                    .Open(folder.Journal)
                    .Bind(journal => Checked(folder, recipe, journal))
                    .Bind(journal =>
                        RunArchive
                            .Load(folder, recipe)
                            .MapLeft(fault => Closed(journal, fault))
                            .Map(archive => new RunSession(folder, recipe, held, journal, time) { Archive = archive })
                    )
                    .MapLeft(fault =>
                    {
                        held.Dispose();
                        return fault;
                    })
            );

    private static Either<RunFault, RunFolder> NoTraps(RunFolder folder) =>
        folder.Trap.Match(
            trap => new RunFault(
                RunFaultKind.Damaged,
                $"{trap} is a link, a pipe or a folder where a run has none.",
                RunFault.NothingChanged,
                "Remove it: nothing is written through it."
            ),
            () => Prelude.Right<RunFault, RunFolder>(folder)
        );

    private static Either<RunFault, Journal> Checked(RunFolder folder, Recipe recipe, Journal journal)
    {
        if (Matches(recipe, journal.History.Rows))
        {
            return journal;
        }

        return Closed(journal, NotItsRecipe(folder));
    }

    private static RunFault Closed(Journal journal, RunFault fault)
    {
        journal.Dispose();
        return fault;
    }

    /// <summary>Records the start of the session, which is closed if this cannot be done.</summary>
    private Either<RunFault, RunSession> RecordSessionStart(Option<Budget> budget)
    {
        var state = IsResumed ? State : Option<SearchState>.None;
        return SessionStart
            .Events(Recipe, state, budget, new(HashOf(Recipe), Build.Text))
            .Fold(Prelude.Right<RunFault, SearchState>(State), (begun, happened) => begun.Bind(_ => Record(happened)))
            .Map(_ => this)
            .MapLeft(fault =>
            {
                Dispose();
                return fault;
            });
    }

    private static string HashOf(Recipe recipe) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RecipeText.Print(recipe))));

    internal static RunFault NotItsRecipe(RunFolder folder) =>
        new(
            RunFaultKind.Damaged,
            $"{folder.Recipe} is not the recipe that {folder.Journal} was made with.",
            RunFault.NothingChanged,
            "Restore recipe.yaml from a copy, or start again in another folder."
        );

    private static RunFault Another(RunFolder folder) =>
        new(
            RunFaultKind.Usage,
            $"{folder.Root} holds a run of another recipe.",
            RunFault.NothingChanged,
            $"Choose another folder with --out, or resume that run: nas-search search --resume {folder.Root}"
        );

    /// <summary>Writes to the run. If it was taken away meanwhile, which its open files hide, it is saved elsewhere.</summary>
    private Either<RunFault, T> Kept<T>(Func<RunFolder, Either<RunFault, T>> write)
    {
        var written = CatchErrors(Folder.Root, write);
        return _journal.IsInPlace ? written : Saved(RunFault.JournalGone(Folder.Journal));
    }

    private RunFault Saved(RunFault fault)
    {
        var cause = Directory.Exists(Folder.Root) ? fault : RunFault.Gone(Folder.Root);
        _lost = _lost.IfNone(() =>
            CatchErrors(Folder.Root, lost => RunRescue.Save(lost, Recipe, Archive, _journal.Rows))
                .Match(folder => cause.SavedTo(folder), unsaved => cause with { Safe = $"It could not be saved elsewhere: {unsaved.What}" })
        );
        return _lost.IfNone(cause);
    }

    private static Either<RunFault, T> CatchErrors<T>(string folder, Func<RunFolder, Either<RunFault, T>> act)
    {
        try
        {
            return act(new RunFolder(folder));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return RunFault.Unwritable(folder, cause);
        }
    }
}
