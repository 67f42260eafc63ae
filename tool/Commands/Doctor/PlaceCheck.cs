using System.Diagnostics;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Workers;
using Nas.Effects.Workers.Links;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Doctor;

/// <summary>Tries one place where a search would run trials.</summary>
internal static class PlaceCheck
{
    /// <summary>Built in everywhere.</summary>
    private const string Example = "fashion-mnist";

    public static Task<Either<Failure, ExitCode>> Run(string prefix, string? data, bool json, Terminal terminal) =>
        LaunchOption
            .Programs([prefix], ComputeDevice.Cpu, fuses: true)
            .Bind(programs =>
                TaskSource
                    .Find(data is null ? new(Example) : new(Path.GetFileName(data)) { Directory = Path.GetFullPath(data) }, _ => { })
                    .Map(found => (Program: programs[0], found.Reference))
            )
            .BindAsync(place => Try(place.Program, place.Reference, json, terminal));

    private static async Task<Either<Failure, ExitCode>> Try(WorkerProgram program, TaskReference task, bool json, Terminal terminal)
    {
        using var interruption = new Interruption(terminal.Error.WriteLine);
        var began = Stopwatch.GetTimestamp();
        return (await LinkCheck.Try(program, task, interruption.Tokens.AfterOpenTrials).ConfigureAwait(false))
            .MapLeft(Faults.ToFailure)
            .Map(place => Print(PlaceFacts.Of(place, Stopwatch.GetElapsedTime(began).TotalSeconds), json, terminal));
    }

    private static ExitCode Print(PlaceFacts facts, bool json, Terminal terminal)
    {
        foreach (var line in json ? [Json.Line(facts, DoctorJson.Default.PlaceFacts)] : facts.Lines)
        {
            terminal.Out.WriteLine(line);
        }

        return ExitCode.Ok;
    }
}
