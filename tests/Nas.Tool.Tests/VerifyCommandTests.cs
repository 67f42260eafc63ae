using System.Collections.Immutable;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Journals;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Trials;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Tests;

public sealed class VerifyCommandTests : IDisposable
{
    private static readonly Recipe Recipe = Recipes.Toy(trials: 4) with { FinalTraining = TrainingRecipe.Default(2) };

    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Verify_OfAWholeRun_FindsNothing()
    {
        await Search();
        var run = await Run.Execute("verify", _scratch.At("run"), "--json");
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        Assert.Contains("\"intact\":true", run.Out, StringComparison.Ordinal);
        Assert.Contains("{\"name\":\"weights\",\"count\":1,\"problems\":[]}", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trials.csv", "trials.csv does not say what the journal says")]
    [InlineData("grammar.txt", "grammar.txt does not say what the journal says")]
    [InlineData("best/architecture.txt", "architecture.txt does not say what the journal says")]
    [InlineData("best/weights.safetensors", "weights.safetensors is not the file that the training wrote")]
    public async Task Verify_AfterOneBitWasFlipped_NamesTheFile(string file, string problem)
    {
        await Search();
        var bytes = await File.ReadAllBytesAsync(_scratch.At($"run/{file}"));
        bytes[^2] ^= 1;
        await File.WriteAllBytesAsync(_scratch.At($"run/{file}"), bytes);
        await AssertProblem(problem);
        File.Delete(_scratch.At($"run/{file}"));
        await AssertProblem(file);
    }

    [Theory]
    [InlineData("budget", "trial 4 is beyond the budget")]
    [InlineData("parent", "trial 1 comes from trial 7")]
    [InlineData("size", "the architecture of trial 2 has another size")]
    [InlineData("architecture", "the architecture of trial 2 is none")]
    [InlineData("foreign", "the grammar does not derive the architecture of trial 2")]
    [InlineData("final", "trial 3 had the final training and was not the best")]
    public async Task Verify_OfAJournalWithValidHashes_FindsWhatCannotBe(string what, string problem)
    {
        await Search();
        await Alter(events => [.. events.SelectMany(happened => Altered(happened, what))]);
        await AssertProblem(problem);
    }

    [Fact]
    public async Task Verify_WithoutTheLatestEvents_SaysHowManyAreMissing()
    {
        await Search();
        var head = await File.ReadAllTextAsync(_scratch.At("run/run.head"));
        await Alter(events => events.RemoveAt(events.Length - 1));
        await File.WriteAllTextAsync(_scratch.At("run/run.head"), head);
        foreach (var command in new[] { "verify", "status", "replay" })
        {
            var run = await Run.Execute(command, _scratch.At("run"));
            Assert.True(run.Code == ExitCode.RunFolder, run.ToString());
            Assert.Contains("the last 1 are missing", run.Error, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _scratch.Dispose();

    private static IEnumerable<SearchEvent> Altered(SearchEvent happened, string what) =>
        (what, happened) switch
        {
            ("budget", SearchEvent.Stopped) =>
            [
                new SearchEvent.Proposed(new(4, None, new Origin.Sampled(), Draws.None)),
                new SearchEvent.Finished(4, new Verdict.Rejected("none"), Usage.None),
                happened,
            ],
            ("parent", SearchEvent.Proposed { Proposal: { Trial: 1 } proposal }) =>
            [
                new SearchEvent.Proposed(proposal with { Origin = new Origin.Mutated(7) }),
            ],
            ("size", SearchEvent.Proposed { Proposal: { Trial: 2 } proposal }) => [With(proposal, c => c with { Size = new(1, 1, 1, 1) })],
            ("architecture", SearchEvent.Proposed { Proposal: { Trial: 2 } proposal }) => [With(proposal, c => c with { Text = "none" })],
            ("foreign", SearchEvent.Proposed { Proposal: { Trial: 2 } proposal }) =>
            [
                With(proposal, _ => Space.Parse("compute(linear(7))").IfLeft(wrong => throw new InvalidOperationException(wrong))),
            ],
            ("final", SearchEvent.FinalTrainingEnded final) => [final with { Trial = 3 }],
            _ => [happened],
        };

    private static SearchEvent.Proposed With(Proposal proposal, Func<Candidate, Candidate> change) =>
        new(proposal with { Candidate = proposal.Candidate.Map(change) });

    private static SearchSpace Space => GrammarSpace.FromRecipe(Recipe).IfLeft(wrong => throw new InvalidOperationException(wrong));

    private async Task AssertProblem(string problem)
    {
        var run = await Run.Execute("verify", _scratch.At("run"));
        Assert.True(run.Code == ExitCode.RunFolder, run.ToString());
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
    }

    /// <summary>Writes the journal anew, with other events and hashes that hold.</summary>
    private async Task Alter(Func<ImmutableArray<SearchEvent>, ImmutableArray<SearchEvent>> change)
    {
        var path = _scratch.At("run/run.db");
        var rows = JournalReader.Read(path).Match(read => read.Rows, fault => throw new InvalidOperationException(fault.What));
        File.Delete(path);
        File.Delete(_scratch.At("run/run.head"));
        var altered = change([.. rows.Map(row => row.Event)]).Select(happened => rows[0] with { Event = happened });
        Assert.True(Journal.Write(path, altered).IsRight);
        await Task.CompletedTask;
    }

    private async Task Search()
    {
        using var session = RunSession
            .Begin(_scratch.At("run"), Recipe, TimeProvider.System)
            .IfLeft(fault => throw new InvalidOperationException(fault.What));
        var runner = InProcessTrials.CreateRunner(
            (spec, _) =>
            {
                spec.WeightsFile.IfSome(file => DurableFile.Write(file, "weights\n"));
                return Verdict.FromScore(1.0 / (1 + spec.Trial), Seq<double>(), Seq<Metric>());
            }
        );
        var ended = await new SearchRun(session, Space, runner, 1, SearchObserver.None).Execute(
            new(CancellationToken.None, CancellationToken.None)
        );
        Assert.True(ended.IsRight);
    }
}
