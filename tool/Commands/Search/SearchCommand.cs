using System.CommandLine;
using System.Diagnostics;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Codecs;
using Nas.Domain.Learning.NetworkEnsembles;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;
using Nas.Effects.Learning;
using Nas.Effects.Runs.Ensembles;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Replaying;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Trials;
using Nas.Tool.CommandLine;
using Nas.Tool.Commands.Ensembles;
using Nas.Tool.Output;
using Nas.Tool.Rendering;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Search;

/// <summary><c>search</c>: runs a search.</summary>
internal static class SearchCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var (recipe, run, recipes) = (new SearchOptions(strategies), new RunOptions(), RecipeCodec.For(strategies));
        var command = new ToolCommand("search", "Search a network for a task: try architectures, train the best one finally and test it");
        foreach (var group in recipe.Groups)
        {
            command.Takes(group.Title, [.. group.Options]);
        }

        return command
            .Takes("Run", [.. run.All])
            .Example("nas-search search --task fashion-mnist --minutes 3", "three minutes on built-in images")
            .Example(
                "nas-search search --task addnist --trials 200 --max-params 1000000 --out runs/small",
                "200 trials of small networks; the same command resumes after an interruption"
            )
            .Does(
                terminal,
                parsed =>
                    run.Effective(parsed, recipe, terminal)
                        .BindAsync(settled =>
                            Open(settled, recipe, run, recipes, terminal)
                                .BindAsync(opened =>
                                    RunSearch(
                                        opened.Session,
                                        opened.Space.Remembering(),
                                        run.Read(settled) with
                                        {
                                            Data = PlaceOf(opened.Session, recipe.DataOf(settled)),
                                            Places = opened.Places,
                                        },
                                        recipes,
                                        terminal
                                    )
                                )
                        )
            );
    }

    /// <summary>Where the data lies, if that is not where the recipe says.</summary>
    private static LanguageExt.Option<string> PlaceOf(RunSession session, LanguageExt.Option<string> given) =>
        MovedData
            .Find(session.Folder.Root, session.Recipe, given)
            .Filter(place => session.Recipe.Task.Data.ForAll(data => Path.GetFullPath(place) != data));

    /// <summary>A new run, or an old one to go on with, and the space that it searches.</summary>
    private static Either<Failure, (RunSession Session, SearchSpace Space, TrialPlaces Places)> Open(
        ParseResult parsed,
        SearchOptions options,
        RunOptions run,
        Codec<Recipe> recipes,
        Terminal terminal
    )
    {
        if (run.Read(parsed).Resume.Case is string folder)
        {
            return options.GivenBesidesBudget(parsed).Concat(run.GivenBesidesResume(parsed)).ToList() is { Count: > 0 } given
                ? new Failure(
                    ExitCode.Usage,
                    $"a resumed search follows its own recipe: {string.Join(", ", given.Select(option => option.Name))} cannot be given with --resume"
                )
                {
                    Safe = "nothing was done",
                    Next = "leave them out, or start another search with --out",
                }
                : from _ in ReadingDisplay.During(
                    terminal,
                    report => RecordedRun.Check(folder, recipes, new(MovedData.Find(folder, recipes, options.DataOf(parsed)), report))
                )
                from session in RunSession.Resume(folder, options.BudgetOf(parsed), TimeProvider.System, recipes).MapLeft(Faults.ToFailure)
                from space in GrammarSpace.FromRecipe(session.Recipe, session.Archive).MapLeft(reason => Unusable(session, reason))
                from places in run.Places(session.Recipe, parsed).MapLeft(wrong => Closing(session, wrong))
                select (session, space, places);
        }

        if (options.IdleIn(parsed) is { Length: > 0 } idle)
        {
            terminal.Error.WriteLine($"warning: the strategy has no use for {string.Join(", ", idle)}");
        }

        // Where trials would run is no part of the search, and a settings file may say it for every search.
        if (options.IsTable(parsed) && VainOptions.Given(parsed, run.VainOfTable.Options) is { Length: > 0 } unused)
        {
            terminal.Error.WriteLine($"warning: {string.Join(", ", unused)} has no effect: {run.VainOfTable.Why}");
        }

        // A place has one processor unless more are asked for, whatever this machine has.
        return from settings in options.Read(parsed, run.IsElsewhere(parsed) ? 1 : Environment.ProcessorCount)
            from built in ReadingDisplay.During(
                terminal,
                report =>
                    RecipeBuilder.Build(
                        settings with
                        {
                            Data = settings.Data with { Report = report },
                        },
                        warning => terminal.Error.WriteLine($"warning: {PlainText.Line(warning)}")
                    )
            )
            from trainable in run.Read(parsed).Ensemble.IsSome ? RecordedRun.CheckClasses(built.Recipe.Task) : Prelude.unit
            from ready in TrialBackend.Ready(built.Recipe.Task)
            from whole in run.Devices.Apply(built.Recipe with { IsLiteral = !run.Read(parsed).Fuses }, parsed, run.IsElsewhere(parsed))
            from places in run.Places(whole, parsed)
            from session in RunSession
                .Begin(
                    run.Read(parsed).Out.IfNone(() => RecipeBuilder.FolderFor(whole)),
                    whole,
                    settings.Archive.Map(archive => archive.Text),
                    TimeProvider.System,
                    recipes
                )
                .MapLeft(Faults.ToFailure)
            select (session, built.Space, places);
    }

    private static async Task<Either<Failure, ExitCode>> RunSearch(
        RunSession opened,
        SearchSpace space,
        RunChoices run,
        Codec<Recipe> recipes,
        Terminal terminal
    )
    {
        using var session = opened;
        session.Before = Stopwatch.GetElapsedTime(terminal.Began);
        var display = terminal.Redraws && !run.Json ? new LiveDisplay(terminal.Screen) : (ISearchDisplay)new LineDisplay(terminal.Error);
        SayWhere(session, terminal);
        Either<Failure, ExitCode> concluded;
        using (var interruption = new Interruption(display.Say))
        {
            var searched = await Execute(session, space, run, recipes, display, interruption.Tokens).ConfigureAwait(false);
            concluded = searched.Bind(state => Conclude(session, space, state, run.Json, terminal, interruption.Code));
        }

        return (concluded.Case, run.Ensemble.Case) is (ExitCode.Ok, int members)
            ? await Ensemble(session, run, members, terminal).ConfigureAwait(false)
            : concluded;
    }

    /// <summary>An ensemble of the networks that the search trained.</summary>
    private static Task<Either<Failure, ExitCode>> Ensemble(RunSession session, RunChoices run, int members, Terminal terminal) =>
        RecordedRun
            .CheckData(session.Recipe.Task, new(run.Data, _ => { }))
            .BindAsync(data =>
                EnsembleRun.Execute(
                    session,
                    data,
                    new(members, EnsembleCommand.UsualPool, EnsembleMethod.Greedy),
                    new(run.Places, run.InProcess, run.Data),
                    terminal
                )
            )
            .MapAsync(report => run.Json ? ExitCode.Ok : EnsembleRun.Print(report, json: false, terminal));

    private static async Task<Either<Failure, SearchState>> Execute(
        RunSession session,
        SearchSpace space,
        RunChoices run,
        Codec<Recipe> recipes,
        ISearchDisplay display,
        StopTokens stop
    ) =>
        await TrialBackend
            .Start(session.Recipe, run.InProcess, run.Places, new(run.Data, display.Progressed) { Run = session.Id, Say = display.Say })
            .BindAsync(async backend =>
            {
                await using var started = backend;
                var parallel = run.Parallel.IfNone(() => PlacesInUse(session.Recipe, run, display));
                return await Reusing(run, session.Recipe, backend.Runner, recipes)
                    .BindAsync(async runner =>
                    {
                        var search = new SearchRun(session, space, runner, parallel, new(display.Recorded, display.Launched))
                        {
                            Assessor = backend.Assessor,
                            Fitter = backend.FitterOver(session.Folder.Weights),
                        };
                        return (await display.During(session, () => search.Execute(stop)).ConfigureAwait(false)).MapLeft(Faults.ToFailure);
                    })
                    .ConfigureAwait(false);
            })
            .ConfigureAwait(false);

    private static int PlacesInUse(Recipe recipe, RunChoices run, ISearchDisplay display)
    {
        var (devices, launches) = (run.Places.Devices, run.Places.Launches.Count);
        if (run.Places.Queue.IsSome)
        {
            return recipe.Lookahead;
        }

        if (launches == 0)
        {
            // With twice as many open as running trials, one long trial does not delay the others.
            var places = devices.Count > 1 || devices[0] != ComputeDevice.Cpu ? devices.Count : Environment.ProcessorCount;
            return Math.Min(places, (recipe.Lookahead + 1) / 2);
        }

        if (launches > recipe.Lookahead)
        {
            display.Say(
                FormattableString.Invariant(
                    $"{launches} places, lookahead {recipe.Lookahead} keeps {recipe.Lookahead} busy; --lookahead {2 * launches}, which is another search, keeps all"
                )
            );
        }

        return Math.Min(launches, recipe.Lookahead);
    }

    private static Either<Failure, TrialRunner> Reusing(RunChoices run, Recipe recipe, TrialRunner runner, Codec<Recipe> recipes) =>
        run.Reuse.Match(
            folder =>
                RunReplay
                    .Open(folder, recipes)
                    .MapLeft(Faults.ToFailure)
                    .Bind(record =>
                        record.Recipe.IsLiteral == recipe.IsLiteral
                            ? Prelude.Right<Failure, TrialRunner>(RecordedTrials.Before(runner, record))
                            : new Failure(
                                ExitCode.Usage,
                                $"the scores of {folder} and those of this search are not comparable: only one of them has {RunOptions.NoFuseName}"
                            )
                            {
                                Safe = "every trial recorded so far is safe",
                                Next =
                                    $"leave out --reuse, or begin a search {(recipe.IsLiteral ? "without" : "with")} {RunOptions.NoFuseName} elsewhere (--out)",
                            }
                    ),
            () => Prelude.Right<Failure, TrialRunner>(runner)
        );

    private static void SayWhere(RunSession session, Terminal terminal)
    {
        var (folder, state) = (session.Folder.Root, session.State);
        terminal.Error.WriteLine(
            state.Trials.Count == 0 ? $"run folder {folder}"
            : state.IsComplete(session.Recipe)
                ? $"the search in {folder} is complete; a larger budget continues it, another --seed or --out starts a new one"
            : FormattableString.Invariant($"resuming {folder} after {state.Trials.Count} trials")
        );
        if (state.FinalOfBest.Exists(final => final.Weights.IsSome) && !File.Exists(session.Folder.BestWeights))
        {
            terminal.Error.WriteLine(
                $"warning: {session.Folder.BestWeights} is missing; {Launcher.Name} retrain {Shell.Word(folder)} makes it again"
            );
        }
    }

    private static Either<Failure, ExitCode> Conclude(
        RunSession session,
        SearchSpace space,
        SearchState state,
        bool json,
        Terminal terminal,
        ExitCode? interrupted
    )
    {
        var summary = RunSummary
            .Summarise(session.Folder.Root, session.Recipe, state, session.Elapsed)
            .WithTransferMetrics(session.Recipe, space, state);
        if (json)
        {
            terminal.Out.WriteLine(Json.Line(summary, SummaryJson.Default.RunSummary));
        }
        else
        {
            Conclusion.Write(summary, Picture(session.Recipe, state, terminal), terminal);
        }

        return interrupted is { } code ? code
            : state.FinalOfBest.Filter(final => final.Verdict is not Verdict.Scored).Case is FinalResult failed ? Untrained(session, failed)
            : state.Best.IsSome ? ExitCode.Ok
            : ExitCode.NoModel;
    }

    private static Failure Unusable(RunSession session, string reason) => Closing(session, new(ExitCode.RunFolder, reason));

    private static Failure Closing(RunSession session, Failure failure)
    {
        session.Dispose();
        return failure;
    }

    private static Failure Untrained(RunSession session, FinalResult failed) =>
        new(
            ExitCode.NoModel,
            FormattableString.Invariant(
                $"the final training of trial {failed.Trial} failed ({failed.Verdict.Kind}), so there are no weights"
            )
        )
        {
            Where = failed.Verdict.Explanation,
            Safe = "the search itself is complete and recorded",
            Next = failed.Verdict.IsReproducible
                ? $"train another trial: {Launcher.Name} retrain {Shell.Word(session.Folder.Root)} --trial N ({session.Folder.Trials} lists them)"
                : $"the same command, or {Launcher.Name} search --resume {Shell.Word(session.Folder.Root)}, trains it again",
        };

    private static IReadOnlyList<string> Picture(Recipe recipe, SearchState state, Terminal terminal) =>
        (
            from best in state.Best
            from candidate in best.Proposal.Candidate
            from input in TensorType.Parse(recipe.Task.Input).ToOption()
            from derivation in ArchitectureText.Parse(candidate.Text, input).ToOption()
            select TreeDrawing.Lines(derivation, ascii: !terminal.ShowsOut)
        ).IfNone([]);
}
