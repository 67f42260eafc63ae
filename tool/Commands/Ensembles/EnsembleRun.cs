using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Runs.Ensembles;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Training.Models;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Searching;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Ensembles;

/// <summary>Where and how the networks of an ensemble are computed.</summary>
/// <param name="Places">Where they are trained.</param>
/// <param name="InProcess">Whether they are trained in this process.</param>
/// <param name="Data">Where the data lies now, if it has moved.</param>
internal sealed record EnsemblePlace(TrialPlaces Places, bool InProcess, LanguageExt.Option<string> Data)
{
    /// <summary>Trainings at once.</summary>
    public int Parallel =>
        Places.Queue.IsSome ? Environment.ProcessorCount
        : !Places.Launches.IsEmpty ? Places.Launches.Count
        : InProcess || Places.Devices[0] != ComputeDevice.Cpu ? 1
        : Environment.ProcessorCount;

    /// <summary>What predicts here with the networks: a machine that trains elsewhere need not have their device.</summary>
    public ComputeDevice Predictor => Places.AreElsewhere ? ComputeDevice.Cpu : Places.Devices[0];
}

/// <summary>Makes an ensemble of a run: trains what is missing, chooses and tests.</summary>
internal static class EnsembleRun
{
    /// <summary>What came of it.</summary>
    public static async Task<Either<Failure, EnsembleReport>> Execute(
        RunSession session,
        TaskData data,
        EnsembleRequest request,
        EnsemblePlace place,
        Terminal terminal
    )
    {
        using var interruption = new Interruption(_ =>
            terminal.Error.WriteLine("stopping; the networks that are trained already are kept, and the same command goes on from them")
        );
        var candidates = EnsembleCandidate.Of(session.Recipe, session.State, request);
        var trained = await Trained(session, data, candidates, place, interruption.Tokens.AfterOpenTrials, terminal).ConfigureAwait(false);
        return trained.Bind(pool =>
            interruption.Code is { } code
                ? new Failure(code, "the ensemble was interrupted")
                {
                    Safe = "the networks that are trained already are kept, and the test images were not used",
                    Next = "the same command goes on from them",
                }
            : pool.IsEmpty
                ? new Failure(ExitCode.NoModel, "no network of the run could be trained")
                {
                    Safe = "the run is unchanged, and the test images were not used",
                    Next = "a larger budget continues the search",
                }
            : from _ in TrialBackend.Load()
            from built in BuiltEnsemble.Build(session, data, request, pool, place.Predictor).MapLeft(Faults.ToFailure)
            select EnsembleReport.Describe(session, data, request, built)
        );
    }

    /// <summary>Prints the report.</summary>
    public static ExitCode Print(EnsembleReport report, bool json, Terminal terminal)
    {
        foreach (
            var line in json
                ? [Json.Line(report, EnsemblesJson.Default.EnsembleReport)]
                : report.Lines.Concat(["", $"next:  {Launcher.Name} export {Shell.Word(report.Model)} --onnx"])
        )
        {
            terminal.Out.WriteLine(line);
        }

        return ExitCode.Ok;
    }

    private static async Task<Either<Failure, Seq<(EnsembleCandidate Candidate, TrainedModel Model)>>> Trained(
        RunSession session,
        TaskData data,
        Seq<EnsembleCandidate> candidates,
        EnsemblePlace place,
        CancellationToken cancel,
        Terminal terminal
    )
    {
        using var line = new StatusLine(terminal);
        var done = 0;
        line.Show(() => Progress());
        return await TrialBackend
            .Start(
                session.Recipe,
                place.InProcess,
                place.Places with
                {
                    Devices = Seq1(place.Places.Devices[0]),
                },
                new(place.Data, (_, _) => line.Show(Progress)) { Run = session.Id, Say = terminal.Error.WriteLine }
            )
            .BindAsync(async backend =>
            {
                await using var started = backend;
                var training = new CandidateTraining(
                    session.Folder.Ensemble,
                    session.Folder.Weights,
                    data,
                    new(
                        async (spec, token) =>
                        {
                            var outcome = await backend.Runner.Run(spec, token).ConfigureAwait(false);
                            Interlocked.Increment(ref done);
                            return outcome;
                        }
                    ),
                    place.Parallel
                );
                return (await training.Run(candidates, cancel).ConfigureAwait(false)).MapLeft(Faults.ToFailure);
            })
            .ConfigureAwait(false);

        string Progress() => FormattableString.Invariant($"training the networks of the ensemble: {done} done, {candidates.Count} at most");
    }
}
