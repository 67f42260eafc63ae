using System.Collections.Immutable;
using System.CommandLine;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Effects.Data.Csv;
using Nas.Effects.Runs.Archives;
using Nas.Tool.Output;

namespace Nas.Tool.Inputs;

/// <summary>Archives given on the command line.</summary>
internal static class ArchiveSource
{
    /// <summary>The argument that names archives.</summary>
    public static Argument<string[]> Arguments() =>
        new("archives")
        {
            HelpName = "FILE.csv[.gz]…",
            Description = "Archives written by archive export or archive merge; built-in for the one that ships",
            Arity = ArgumentArity.OneOrMore,
        };

    /// <summary>The option for the output file.</summary>
    public static System.CommandLine.Option<string> Out() =>
        new("--out")
        {
            HelpName = "FILE.csv[.gz]",
            Description = "Where to write the archive; a name that ends in .gz is compressed",
            Required = true,
        };

    /// <summary>Reads files as one archive.</summary>
    public static Either<Failure, ImmutableArray<ArchivedTrial>> Read(IEnumerable<string> files) =>
        ArchiveReader.Merged(files).MapLeft(Wrong);

    /// <summary>Writes an archive and prints its size.</summary>
    public static Either<Failure, ExitCode> Write(string file, ImmutableArray<ArchivedTrial> archive, Terminal terminal) =>
        archive.IsEmpty
            ? new Failure(ExitCode.Data, "no architecture has been evaluated yet, so there is nothing to write")
            {
                Safe = "nothing was done",
            }
            : ArchiveFile
                .Write(file, archive)
                .Map(_ =>
                {
                    terminal.Error.WriteLine(
                        FormattableString.Invariant(
                            $"{archive.Length} architectures, {archive.Count(row => row.Score.IsSome)} of them scored, of {archive.Select(row => row.Task.Fingerprint).Distinct().Count()} task(s) in {file}"
                        )
                    );
                    return ExitCode.Ok;
                })
                .MapLeft(reason => new Failure(ExitCode.Data, reason)
                {
                    Safe = "the previous content of the file is unchanged",
                    Next = "name another file with --out",
                });

    private static Failure Wrong(TableError error) =>
        error is TableError.Missing
            ? MissingFile.At(ExitCode.Data, error.Source, "a file that archive export has written", BuiltInArchive.Name)
            : new Failure(ExitCode.Data, error.Message.TrimEnd('.'))
            {
                Safe = "archives are only read",
                Next = "correct the file, or write it again with archive export; docs/reference/formats.md lists the columns",
            };
}
