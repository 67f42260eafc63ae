using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Recipes;
using Nas.Effects.Files;
using Nas.Effects.Runs.Archives;
using Nas.Effects.Runs.Codecs;
using Nas.Effects.Runs.Journals;

namespace Nas.Effects.Runs.Folders;

/// <summary>Saves a run whose journal was taken away while it was open.</summary>
internal static class RunRescue
{
    /// <summary>Writes all that a run follows from into a new folder beside the old one, and names it.</summary>
    /// <param name="lost">The old folder.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="archive">The archive that the recipe names.</param>
    /// <param name="rows">Every row of the journal.</param>
    /// <exception cref="IOException">The disk is full or nothing can be written there.</exception>
    public static Either<RunFault, string> Save(
        RunFolder lost,
        Recipe recipe,
        ImmutableArray<ArchivedTrial> archive,
        IEnumerable<JournalRow> rows
    )
    {
        var folder = new RunFolder(Unused(Path.TrimEndingDirectorySeparator(lost.Root)));
        DurableFile.Write(folder.Grammar, recipe.Grammar.Text);
        DurableFile.Write(folder.Recipe, RecipeText.Print(recipe));
        if (!archive.IsEmpty)
        {
            DurableFile.Write(folder.Archive, ArchiveText.Print(archive));
        }

        return Journal.Write(folder.Journal, rows).Map(_ => folder.Root);
    }

    private static string Unused(string root) =>
        Enumerable
            .Range(1, int.MaxValue)
            .Select(n => root + (n == 1 ? ".saved" : string.Create(CultureInfo.InvariantCulture, $".saved-{n}")))
            .First(path => FileStatus.Of(path).Kind == FileKind.None);
}
