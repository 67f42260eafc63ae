using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Effects.Runs.Archives;
using Nas.Tool.Output;

namespace Nas.Tool.Inputs;

/// <summary>The archive for a search's surrogate, as kept in the run folder.</summary>
/// <param name="Rows">The scored architectures of the archives.</param>
/// <param name="Text">The rows as an archive.</param>
internal sealed record SourceArchive(ImmutableArray<ArchivedTrial> Rows, string Text)
{
    /// <summary>The hash that the recipe refers to.</summary>
    public string Hash => ArchiveText.HashOf(Text);

    /// <summary>Reads files as one archive; their division, order and compression do not matter.</summary>
    public static Either<Failure, SourceArchive> Read(IEnumerable<string> files) =>
        ArchiveSource
            .Read(files)
            .Map(all =>
            {
                ImmutableArray<ArchivedTrial> scored = [.. all.Where(row => row.Score.IsSome)];
                return new SourceArchive(scored, ArchiveText.Print(scored));
            });
}
