using System.CommandLine;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Files;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Training.Models;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Rendering;
using Nas.Tool.Searching;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Retrain;

/// <summary><c>retrain</c>: trains a trial of a search on all training data, and tests it once.</summary>
internal static class RetrainCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var folder = RunFolderArgument.Create();
        var trial = Options.Text("--trial", "best|N", "The trial to train", "best");
        var prefer = Options.Text(
            "--prefer",
            "NAME",
            "Instead of --trial: the trial of the front that is best in accuracy, params, macs or latency, or 'balanced', the nearest to the best of all"
        );
        var epochs = Options.Optional("--epochs", "Passes over the data [default: those of the search's final training]", 1, 1_000_000);
        var threads = Options.Threads(
            "Processors to use; the result depends on their number in the last digits [default: those of the search's final training, else all]"
        );
        var data = MovedData.Option();
        var device = DeviceOptions.Single("The device, such as cuda:1 [default: of the kind that the search used]");
        var inProcess = new System.CommandLine.Option<bool>("--in-process")
        {
            Description = "Train in this process, without limits, for debugging",
        };
        var json = Options.Json("Print one object instead");
        return new ToolCommand(
            "retrain",
            "Train a trial of a search on training and validation images together, test it once, and keep its weights"
        )
            .Takes(folder)
            .Takes("Options", trial, prefer, epochs, threads, data, device, LibTorchFolder.Option, inProcess, json)
            .Ignores(parsed => parsed.GetValue(prefer) is not null, "--prefer chooses the trial", trial)
            .Example("nas-search retrain runs/small --epochs 64", "the best trial, for longer than the search's final training")
            .Example("nas-search retrain runs/small --trial 17", "another trial, into runs/small/retrained-17")
            .Does(
                terminal,
                parsed =>
                    ReadingDisplay
                        .During(
                            terminal,
                            report =>
                                RecordedRun.Open(parsed.GetRequiredValue(folder), RecipeCodec.For(strategies), new(PlaceOf(parsed), report))
                        )
                        .BindAsync(async opened =>
                        {
                            using var session = opened.Session;
                            return await (
                                parsed.GetValue(prefer) is { } preferred
                                    ? Preferred(session, preferred)
                                    : Chosen(session, parsed.GetRequiredValue(trial))
                            )
                                .Bind(found =>
                                    from training in Training(
                                        session.Recipe,
                                        Given.Maybe(parsed.GetValue(epochs)),
                                        Given.Maybe(parsed.GetValue(threads))
                                    )
                                    from place in DeviceOptions.Read(parsed.GetValue(device) ?? DeviceOptions.UsualOf(session.Recipe))
                                    select new RetrainRequest(session, opened.Data, found, training with { Device = place.Kind }, place)
                                )
                                .BindAsync(request =>
                                    request.Known.Match(
                                        known =>
                                            Task.FromResult(
                                                Right<Failure, ExitCode>(Print(Described(request, known), parsed.GetValue(json), terminal))
                                            ),
                                        () =>
                                            Train(request, parsed.GetValue(inProcess), PlaceOf(parsed), terminal)
                                                .MapAsync(done => Print(done, parsed.GetValue(json), terminal))
                                    )
                                )
                                .ConfigureAwait(false);
                        })
            );

        LanguageExt.Option<string> PlaceOf(ParseResult parsed) =>
            MovedData.Find(parsed.GetRequiredValue(folder), RecipeCodec.For(strategies), Given.Maybe(parsed.GetValue(data)));
    }

    /// <summary>The trial of the front that suits a preference.</summary>
    private static Either<Failure, Trial> Preferred(RunSession session, string preferred) =>
        from goal in preferred == "balanced" ? Right<Failure, LanguageExt.Option<Goal>>(None) : ObjectiveOptions.GoalOf(preferred).Map(Some)
        let goals = session.Recipe.Goals.IfNone(Goals.Usual)
        from _ in goal.ForAll(one => goals.All.Contains(one))
            ? Right<Failure, Unit>(unit)
            : new Failure(ExitCode.Usage, $"the search had no objective '{preferred}'")
            {
                Safe = "nothing was changed",
                Next = $"choose from balanced, {string.Join(", ", goals.All).ToLowerInvariant()}",
            }
        from picked in goals
            .Pick(goals.Front(session.State.Trials), goal)
            .ToEither(() => new Failure(ExitCode.Usage, "no trial of the run was scored") { Safe = "nothing was changed" })
        select picked;

    private static Either<Failure, Trial> Chosen(RunSession session, string text)
    {
        var found =
            text == "best" ? session.State.Best
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < session.State.Trials.Count
                ? session.State.Trials[number]
            : LanguageExt.Option<Trial>.None;
        return found
            .Filter(trial => trial.Proposal.Candidate.IsSome)
            .ToEither(() =>
                new Failure(ExitCode.Usage, $"the run has no trial '{text}' with an architecture")
                {
                    Safe = "nothing was changed",
                    Next = $"give best, or a number listed in {session.Folder.Trials}",
                }
            );
    }

    private static Either<Failure, TrainingRecipe> Training(
        Recipe recipe,
        LanguageExt.Option<int> epochs,
        LanguageExt.Option<int> threads
    ) =>
        (recipe.FinalTraining || epochs.Map(_ => recipe.Training with { Patience = None, Threads = Environment.ProcessorCount }))
            .Map(training => training with { Epochs = epochs.IfNone(training.Epochs), Threads = threads.IfNone(training.Threads) })
            .ToEither(() =>
                new Failure(ExitCode.Usage, "the search has no final training to take the number of epochs from")
                {
                    Safe = "nothing was changed",
                    Next = "give --epochs",
                }
            );

    private static async Task<Either<Failure, RetrainingReport>> Train(
        RetrainRequest request,
        bool inProcess,
        LanguageExt.Option<string> data,
        Terminal terminal
    )
    {
        using var interruption = new Interruption(_ =>
            terminal.Error.WriteLine("stopping; nothing is recorded, and the same command starts this training again")
        );
        terminal.Error.WriteLine(
            FormattableString.Invariant(
                $"training trial {request.Trial.Number} for {TrialText.Epochs(request.Training.Epochs)} into {request.Folder.Root} ..."
            )
        );
        using var line = new StatusLine(terminal);
        var running = new RunningTrials(TimeProvider.System);
        var trained = await TrialBackend
            .Start(
                request.Session.Recipe,
                inProcess,
                new TrialPlaces(Seq1(request.Device)),
                new(
                    data,
                    (spec, progress) =>
                    {
                        running.Note(spec, progress);
                        line.Show(() => running.Final.IfNone(""));
                    }
                )
            )
            .BindAsync(async backend =>
            {
                await using var started = backend;
                return (await backend.Runner.Run(request.Spec, interruption.Tokens.AfterOpenTrials).ConfigureAwait(false)).MapLeft(
                    Faults.ToFailure
                );
            })
            .ConfigureAwait(false);
        return trained.Bind(outcome =>
            interruption.Code is { } code
                ? new Failure(code, "the training was interrupted")
                {
                    Safe = "nothing was recorded, and the test images were not used",
                    Next = "the same command starts it again",
                }
                : Recorded(
                    request,
                    new(request.Trial.Number, request.Training, outcome.Verdict, outcome.Usage)
                    {
                        Weights = outcome.Verdict is Verdict.Scored ? FileHash.Sha256(request.Folder.Weights) : None,
                    }
                )
        );
    }

    private static Either<Failure, RetrainingReport> Recorded(RetrainRequest request, Retraining done) =>
        request
            .Session.Record(new SearchEvent.Retrained(done))
            .Bind(_ => request.Session.Publish())
            .MapLeft(Faults.ToFailure)
            .Bind(_ =>
            {
                if (done.Verdict is not Verdict.Scored)
                {
                    return new Failure(
                        ExitCode.NoModel,
                        FormattableString.Invariant($"the training of trial {done.Trial} failed ({done.Verdict.Kind})")
                    )
                    {
                        Where = done.Verdict.Explanation,
                        Safe = "the run is unchanged, and the test images were not used",
                        Next = "train another trial (--trial), or use other --epochs",
                    };
                }

                return Right<Failure, RetrainingReport>(Described(request, done));
            });

    /// <summary>Writes the report next to the weights. A process killed after recording leaves the folder without it, so it is written
    /// whenever it is shown.</summary>
    private static RetrainingReport Described(RetrainRequest request, Retraining done)
    {
        var report = request.Report(done);
        DurableFile.Write(request.Folder.Architecture, request.Spec.Architecture + "\n");
        DurableFile.Write(
            Path.Combine(request.Folder.Root, "README.md"),
            $"# A retrained network\n\n{string.Concat(report.Lines.Select(line => $"    {line}\n"))}"
        );
        return report;
    }

    private static ExitCode Print(RetrainingReport report, bool json, Terminal terminal)
    {
        foreach (
            var line in json
                ? [Json.Line(report, RetrainJson.Default.RetrainingReport)]
                : report.Lines.Concat(["", $"next:  {Launcher.Name} export {Shell.Word(report.Model)}"])
        )
        {
            terminal.Out.WriteLine(line);
        }

        return ExitCode.Ok;
    }

    /// <summary>The training to run, and the folder of its model.</summary>
    private sealed record RetrainRequest(RunSession Session, TaskData Data, Trial Trial, TrainingRecipe Training, ComputeDevice Device)
    {
        public ModelFolder Folder => new(Final.IsSome ? Session.Folder.Best : Session.Folder.Retrained(Trial.Number));

        public TrialSpec Spec =>
            Session
                .Recipe.ToRetrain(Trial.Proposal, Training)
                .IfNone(() => throw new InvalidOperationException("the trial has no architecture")) with
            {
                WeightsFile = Path.GetFullPath(Folder.Weights),
            };

        /// <summary>The same training, if it was recorded and its weights exist: repeating it would give the same numbers.</summary>
        public LanguageExt.Option<Retraining> Known =>
            (Final || Session.State.Retrainings.Filter(done => done.Trial == Trial.Number).LastOrNone()).Filter(done =>
                done.Training == Training && done.Verdict is Verdict.Scored && File.Exists(Folder.Weights)
            );

        /// <summary>The search's final training, if it equals the requested one.</summary>
        private LanguageExt.Option<Retraining> Final =>
            Session
                .State.FinalOfBest.Filter(final =>
                    final.Trial == Trial.Number && final.Verdict is Verdict.Scored && Session.Recipe.FinishedIn(final.Epochs) == Training
                )
                .Map(final => new Retraining(final.Trial, Training, final.Verdict, final.Usage));

        public RetrainingReport Report(Retraining done) =>
            new(
                Session.Folder.Root,
                Trial.Number,
                Trial.Proposal.Candidate.Map(candidate => candidate.Id.Value).IfNone(""),
                Folder.Root,
                Data.Name,
                Data.Train.Count + Data.Validation.Count,
                done.Training.Epochs,
                Trial.Score.MatchUnsafe<double?>(score => score, () => null),
                ((Verdict.Scored)done.Verdict).Score,
                Data.Test.Count,
                Session.State.TestLooks,
                Math.Round(done.Usage.Seconds, 3)
            )
            {
                Target = Data.Target,
                Measure = Data.Target is Target.Classes ? "" : $"{done.Training.Metric.Text()} ",
                TestMeasures = Measures.Of(((Verdict.Scored)done.Verdict).Test),
            };
    }
}
