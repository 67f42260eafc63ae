using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Surrogates;
using Nas.Effects.Files;
using Nas.Effects.Runs.Archives;

namespace Nas.Effects.Runs.Folders;

/// <summary>The archive in a run folder: a copy of the surrogate's training data, so that resuming and replaying need no other
/// file.</summary>
public static class RunArchive
{
    private const long MaxBytes = 1 << 30;

    /// <summary>The archive that a recipe names; empty if it names none. An archive with another hash is refused.</summary>
    public static Either<RunFault, ImmutableArray<ArchivedTrial>> Load(RunFolder folder, Recipe recipe) =>
        Surrogate
            .FindIn(recipe.Strategy)
            .Bind(surrogate => surrogate.Source)
            .Match(
                source =>
                    !RegularFile.Exists(folder.Archive) ? Another(folder, "is missing")
                    : RegularFile.ReadText(folder.Archive, MaxBytes) is var text && ArchiveText.HashOf(text) != source.Archive
                        ? Another(folder, "is not the archive that the search began with")
                    : ArchiveReader
                        .ReadText(folder.Archive, text)
                        .MapLeft(wrong => Another(folder, $"cannot be used: {wrong.Message.TrimEnd('.')}")),
                () => Prelude.Right<RunFault, ImmutableArray<ArchivedTrial>>([])
            );

    private static RunFault Another(RunFolder folder, string how) =>
        new(
            RunFaultKind.Damaged,
            $"{folder.Archive} {how}.",
            RunFault.NothingChanged,
            "Restore archive.csv from a copy, or start again in another folder."
        );
}
