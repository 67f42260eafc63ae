using System.Collections.Immutable;
using System.CommandLine;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Effects.Data.Csv;
using Nas.Effects.Runs.Archives;
using Nas.Tool.Output;

namespace Nas.Tool.Inputs;

/// <summary>Archives as a user names them.</summary>
internal static class ArchiveSource
{
    /// <summary>The argument that names archives.</summary>
    public static Argument<string[]> Arguments() => new("archives") { HelpName = "FILE.csv[.gz]…", Description = "Archives that archive export or archive merge wrote", Arity = ArgumentArity.OneOrMore };

    /// <summary>The option that names where an archive goes.</summary>
    public static System.CommandLine.Option<string> Out() => new("--out") { HelpName = "FILE.csv[.gz]", Description = "Where the archive goes; a name that ends in .gz is packed", Required = true };

    /// <summary>Files as one archive.</summary>
    public static Either<Failure, ImmutableArray<ArchivedTrial>> Read(IEnumerable<string> files) => ArchiveReading.Merged(files).MapLeft(Wrong);

    /// <summary>Writes an archive and says so.</summary>
    public static Either<Failure, ExitCode> Write(string file, ImmutableArray<ArchivedTrial> archive, Terminal terminal) => archive.IsEmpty
        ? new Failure(ExitCode.Data, "nothing was evaluated yet, so there is nothing to write") { Safe = "nothing was done" }
        : ArchiveFile.Write(file, archive).Map(_ =>
        {
            terminal.Error.WriteLine(FormattableString.Invariant(
                $"{archive.Length} architectures, {archive.Count(row => row.Score.IsSome)} of them scored, of {archive.Select(row => row.Task.Fingerprint).Distinct().Count()} task(s) in {file}"));
            return ExitCode.Ok;
        }).MapLeft(reason => new Failure(ExitCode.Data, reason) { Safe = "what the file held before is still there", Next = "name another file with --out" });

    private static Failure Wrong(TableError error) => new(ExitCode.Data, error.Message.TrimEnd('.'))
    {
        Safe = "archives are only read",
        Next = "correct the file, or write it again with archive export; docs/reference/formats.md lists the columns",
    };
}
