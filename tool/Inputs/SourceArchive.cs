using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Effects.Runs.Archives;
using Nas.Tool.Output;

namespace Nas.Tool.Inputs;

/// <summary>What a search's surrogate learns from other tasks, as its run folder keeps it.</summary>
/// <param name="Rows">The scored architectures of the archives that were named.</param>
/// <param name="Text">The rows as an archive.</param>
internal sealed record SourceArchive(ImmutableArray<ArchivedTrial> Rows, string Text)
{
    /// <summary>What the recipe names it by.</summary>
    public string Hash => ArchiveText.HashOf(Text);

    /// <summary>Files as one archive: how they were divided, ordered or packed changes nothing.</summary>
    public static Either<Failure, SourceArchive> Of(IEnumerable<string> files) => ArchiveSource.Read(files).Map(all =>
    {
        ImmutableArray<ArchivedTrial> scored = [.. all.Where(row => row.Score.IsSome)];
        return new SourceArchive(scored, ArchiveText.Print(scored));
    });
}
