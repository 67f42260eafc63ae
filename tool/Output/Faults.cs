using Nas.Effects.Data;
using Nas.Effects.Data.Csv;
using Nas.Effects.Engine;
using Nas.Effects.Runs;

namespace Nas.Tool.Output;

/// <summary>Converts errors of the libraries to failures of a command.</summary>
internal static class Faults
{
    public static Failure ToFailure(RunFault fault) =>
        new(CodeOf(fault.Kind), Clause(fault.What)) { Safe = Clause(fault.Safe), Next = Clause(fault.Next) };

    public static Failure ToFailure(DatasetError error) =>
        new(
            error.Kind == DatasetErrorKind.Request ? ExitCode.Usage : ExitCode.Data,
            error.Others.IsEmpty ? Clause(error.What) : FormattableString.Invariant($"{error.Others.Count + 1} files cannot be used")
        )
        {
            Where = error.Others.IsEmpty ? error.Where.ToString() : string.Join('\n', error.Places.Map(Clause)),
            Safe = "nothing was changed",
            Next = Clause(error.Remedy),
        };

    public static Failure ToFailure(TableError error) =>
        error is TableError.Missing
            ? MissingFile.At(ExitCode.Data, error.Source, "a table")
            : new(ExitCode.Data, Clause(error.Message)) { Safe = "tables are only read" };

    public static Failure OfEngine(string problem, IEnumerable<string> remedy) =>
        new(ExitCode.Device, Clause(problem))
        {
            Safe = "nothing was changed; grammar and arch commands work without libtorch",
            Next = string.Join('\n', remedy),
        };

    public static Failure ToFailure(LibTorchUnavailableException e) => OfEngine(e.Problem, e.Remedy);

    private static ExitCode CodeOf(RunFaultKind kind) =>
        kind switch
        {
            RunFaultKind.Usage => ExitCode.Usage,
            RunFaultKind.NoWorkers => ExitCode.Device,
            _ => ExitCode.RunFolder,
        };

    private static string Clause(string sentence) => sentence.TrimEnd('.');
}
