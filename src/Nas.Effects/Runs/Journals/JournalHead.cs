using System.Globalization;
using LanguageExt;
using Nas.Effects.Files;
using static LanguageExt.Prelude;

namespace Nas.Effects.Runs.Journals;

/// <summary>How many rows a journal has and the hash of the last one, in a small file of its own.</summary>
/// <remarks>The database alone cannot tell that its latest rows are missing: it is whole without its write-ahead log, and so is an older
/// copy. The head is written after each row, so it never promises more than was on disk.</remarks>
/// <param name="Rows">The number of rows.</param>
/// <param name="Hash">The hash of the last one.</param>
internal sealed record JournalHead(long Rows, string Hash)
{
    /// <summary>Every head has this length, so that it is overwritten in one piece.</summary>
    private const int Length = 12 + 1 + HashLength + 1;
    private const int HashLength = 64;

    /// <summary>The head of a journal without rows.</summary>
    public static JournalHead Empty { get; } = new(0, StoredRow.Genesis);

    /// <summary>The file beside a journal.</summary>
    public static string PathOf(string journal) => Path.ChangeExtension(journal, ".head");

    /// <summary>The head of a journal, or why it cannot be used. Journals of earlier versions have none, which is the empty one.</summary>
    public static Either<RunFault, JournalHead> Of(string journal)
    {
        var path = PathOf(journal);
        return FileStatus.Of(path).Kind switch
        {
            FileKind.None => Empty,
            FileKind.Regular => Of(journal, RegularFile.ReadText(path, Length)),
            _ => Of(journal, ""),
        };
    }

    /// <summary>The same of the text of the file.</summary>
    public static Either<RunFault, JournalHead> Of(string journal, string text) =>
        Parse(text) is { } head
            ? head
            : new RunFault(
                RunFaultKind.Damaged,
                $"{PathOf(journal)} is damaged: it does not hold a number of rows and a hash.",
                RunFault.NothingChanged,
                $"Restore it from a copy, or delete it: {Path.GetFileName(journal)} is then read as it is."
            );

    /// <summary>The text of the file.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rows, 12} {Hash, -HashLength}\n");

    private static JournalHead? Parse(string text) =>
        text.Length == Length
        && long.TryParse(text.AsSpan(0, 12), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var rows)
            ? new(rows, text[13..].TrimEnd())
            : null;
}
