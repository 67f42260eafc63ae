using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Codecs;
using Nas.Effects.Runs.Folders;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Runs.Folders;

public class RunSessionTests
{
    private static readonly Recipe Recipe = ToySpace.Recipe(ToySpace.Evolution, trials: 8);

    [Fact]
    public void Begin_WhileAnotherSessionWrites_IsRefusedAndNamesIt()
    {
        using var folder = new TemporaryFolder();
        using var first = Right(RunSession.Begin(folder.Root, Recipe, TimeProvider.System));
        var fault = Left(RunSession.Begin(folder.Root, Recipe, TimeProvider.System));
        Assert.Equal(RunFaultKind.Locked, fault.Kind);
        Assert.Contains($"process {Environment.ProcessId}", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Begin_WhereAnotherRecipeLives_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Right(RunSession.Begin(folder.Root, Recipe, TimeProvider.System)).Dispose();
        Assert.Equal(RunFaultKind.Usage, Left(RunSession.Begin(folder.Root, Recipe with { Seed = new(9) }, TimeProvider.System)).Kind);
    }

    [Fact]
    public void Begin_OfTheSameRecipeWithALargerBudget_GoesOnWithThatBudget()
    {
        using var folder = new TemporaryFolder();
        Right(RunSession.Begin(folder.Root, Recipe, TimeProvider.System)).Dispose();
        var larger = new Budget(80, None, None);
        using var session = Right(RunSession.Begin(folder.Root, Recipe with { Budget = larger }, TimeProvider.System));
        Assert.True(session.IsResumed);
        Assert.Equal(larger, session.State.Budget);
        Assert.Equal(Recipe, session.Recipe);
    }

    [Fact]
    public void Resume_AfterTheRecipeWasEdited_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Right(RunSession.Begin(folder.Root, Recipe, TimeProvider.System)).Dispose();
        File.WriteAllText(folder["recipe.yaml"], RecipeText.Print(Recipe with { Lookahead = 1 }));
        Assert.Equal(RunFaultKind.Damaged, Left(RunSession.Resume(folder.Root, None, TimeProvider.System)).Kind);
    }

    [Fact]
    public void Begin_WhereNothingCanBeWritten_SaysWhatToChange()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        var fault = Left(RunSession.Begin(folder["file/run"], Recipe, TimeProvider.System));
        Assert.Equal(RunFaultKind.Unwritable, fault.Kind);
        Assert.StartsWith("Name a writable folder", fault.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_AfterTheFolderWasDeleted_SaysThatItIsGone()
    {
        using var folder = new TemporaryFolder();
        using var session = Right(RunSession.Begin(folder["run"], Recipe, TimeProvider.System));
        Directory.Delete(folder["run"], recursive: true);
        var fault = Left(session.Record(new SearchEvent.Stopped(StopReason.Interrupted)));
        Assert.Contains("is gone", fault.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("replace")]
    [InlineData("recreate")]
    public void Record_AfterTheJournalWasTakenAway_SavesEveryEvent(string how)
    {
        using var folder = new TemporaryFolder();
        using var session = Right(RunSession.Begin(folder["run"], Recipe, TimeProvider.System));
        var history = SimulatedSearch.Sequential(Recipe).Skip(1).ToList();
        history.Take(5).Iter(happened => Right(session.Record(happened)));
        TakeAway(folder["run"], how);
        var fault = Left(session.Record(history[5]));
        Assert.Equal(RunFaultKind.Unwritable, fault.Kind);
        Assert.Contains("run.db was deleted or replaced", fault.What, StringComparison.Ordinal);
        Assert.Contains(folder["run.saved"], fault.Next, StringComparison.Ordinal);
        using var saved = Right(RunSession.Resume(folder["run.saved"], None, TimeProvider.System));
        Assert.Equal(session.State.Apply(history[5]).Trials, saved.State.Trials);
        Assert.Equal(fault, Left(session.Publish()));
    }

    [Fact]
    public void Check_AfterTheJournalWasOverwritten_SavesEveryEvent()
    {
        using var folder = new TemporaryFolder();
        using var session = Right(RunSession.Begin(folder["run"], Recipe, TimeProvider.System));
        SimulatedSearch.Sequential(Recipe).Skip(1).Iter(happened => Right(session.Record(happened)));
        Right(session.Check());
        File.WriteAllText(folder["run/run.db"], "something else");
        File.WriteAllText(folder["run/run.db-wal"], "");
        Assert.Contains(folder["run.saved"], Left(session.Check()).Next, StringComparison.Ordinal);
        using var saved = Right(RunSession.Resume(folder["run.saved"], None, TimeProvider.System));
        Assert.Equal(session.State.Trials, saved.State.Trials);
    }

    [Theory]
    [InlineData("log.txt")]
    [InlineData("run.db")]
    [InlineData("run.head")]
    [InlineData("run.lock")]
    [InlineData("best")]
    [InlineData("retrained-1")]
    public void Resume_WithALinkInPlaceOfAFile_WritesNothingOutside(string name)
    {
        using var folder = new TemporaryFolder();
        using var outside = new TemporaryFolder();
        Right(RunSession.Begin(folder.Root, Recipe, TimeProvider.System)).Dispose();
        File.Delete(folder[name]);
        File.CreateSymbolicLink(folder[name], outside["target"]);
        var fault = Left(RunSession.Resume(folder.Root, None, TimeProvider.System));
        Assert.Equal(RunFaultKind.Damaged, fault.Kind);
        Assert.Contains(folder[name], fault.What, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(outside.Root));
    }

    [Theory]
    [InlineData("trials.csv.new")]
    [InlineData("README.md")]
    [InlineData("run.owner.new")]
    [InlineData("best/architecture.txt.new")]
    public void Publish_WhereALinkWaits_WritesNothingOutside(string name)
    {
        using var folder = new TemporaryFolder();
        using var outside = new TemporaryFolder();
        File.WriteAllText(outside["target"], "untouched");
        Directory.CreateDirectory(folder["best"]);
        File.CreateSymbolicLink(folder[name], outside["target"]);
        using var session = Right(RunSession.Begin(folder.Root, Recipe, TimeProvider.System));
        SimulatedSearch.Sequential(Recipe).Skip(1).Iter(happened => Right(session.Record(happened)));
        Right(session.Publish());
        Assert.Equal("untouched", File.ReadAllText(outside["target"]));
        Assert.Null(new FileInfo(folder[name]).LinkTarget);
    }

    [Theory]
    [InlineData("recipe.yaml")]
    [InlineData("run.db")]
    [InlineData("run.head")]
    [InlineData("log.txt")]
    public void Resume_WithAPipeInPlaceOfAFile_DoesNotWait(string name)
    {
        using var folder = new TemporaryFolder();
        Right(RunSession.Begin(folder.Root, Recipe, TimeProvider.System)).Dispose();
        File.Delete(folder[name]);
        Pipes.Make(folder[name]);
        Assert.Contains(folder[name], Left(RunSession.Resume(folder.Root, None, TimeProvider.System)).What, StringComparison.Ordinal);
    }

    private static void TakeAway(string run, string how)
    {
        if (how == "recreate")
        {
            Directory.Delete(run, recursive: true);
            Directory.CreateDirectory(run);
            return;
        }

        File.Delete(Path.Combine(run, "run.db"));
        if (how == "replace")
        {
            File.WriteAllText(Path.Combine(run, "run.db"), "another");
        }
    }

    [Theory]
    [InlineData(0, 40, "it does not start like an SQLite database")]
    [InlineData(4096, 4096, "a part of it is missing or was overwritten")]
    public void Resume_OfADamagedJournal_SpeaksOfTheFile(int from, int count, string expected)
    {
        using var folder = new TemporaryFolder();
        Right(RunSession.Begin(folder.Root, Recipe, TimeProvider.System)).Dispose();
        var bytes = File.ReadAllBytes(folder["run.db"]);
        bytes.AsSpan(from, count).Fill(0xAB);
        File.WriteAllBytes(folder["run.db"], bytes);
        var fault = Left(RunSession.Resume(folder.Root, None, TimeProvider.System));
        Assert.Equal(RunFaultKind.Damaged, fault.Kind);
        Assert.Contains(expected, fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_OfAFolderWithoutARun_SaysSo()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(RunFaultKind.Usage, Left(RunSession.Resume(folder.Root, None, TimeProvider.System)).Kind);
    }

    [Fact]
    public void Publish_OfASearch_WritesTheApprovedTable()
    {
        using var folder = new TemporaryFolder();
        using var session = Right(RunSession.Begin(folder.Root, Recipe, TimeProvider.System));
        SimulatedSearch.Sequential(Recipe).Skip(1).Iter(happened => Right(session.Record(happened)));
        Right(session.Record(new SearchEvent.Proposed(new Proposal(8, ToySpace.Word("ad"), new Origin.Crossed(1, 2), Draws.None))));
        Right(session.Record(new SearchEvent.Finished(8, new Verdict.Crashed("=cmd, \"quoted\"\nline"), new Usage(1.25, 99))));
        Right(session.Publish());
        Snapshot.Matches("Journals/trials", File.ReadAllText(folder["trials.csv"]));
        Snapshot.Matches(
            "Journals/readme",
            File.ReadAllText(folder["README.md"]).Replace(Path.GetFileName(folder.Root), "FOLDER", StringComparison.Ordinal)
        );
        Assert.Equal("fce\n", File.ReadAllText(folder["best/architecture.txt"]));
    }

    private static T Right<T>(Either<RunFault, T> result) => result.IfLeft(fault => throw new InvalidOperationException(fault.ToString()));

    private static RunFault Left<T>(Either<RunFault, T> result) =>
        result.Match(_ => throw new InvalidOperationException("no fault"), fault => fault);
}
