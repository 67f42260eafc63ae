using System.Text;
using LanguageExt;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>What the cells of a column are, from which follows how they become numbers.</summary>
internal sealed class ColumnProfile(string name)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>More different words share numbers.</summary>
    public const int MaxWords = 64;

    /// <summary>Of a column of numbers with fewer words among them than one in so many, the words are mistakes.</summary>
    private const int Strays = 10;

    private readonly System.Collections.Generic.HashSet<string> _words = new(StringComparer.Ordinal);
    private (long Numbers, long Words, long Gaps, long Empty) _counts;
    private double _sum;
    private readonly NearNumbers _near = new();
    private (long Line, string Cell)? _stray;

    /// <summary>Looks at a cell.</summary>
    /// <returns>Why it is neither a number nor a word.</returns>
    public Option<string> Add(ReadOnlySpan<byte> cell, long line)
    {
        _counts.Empty += cell.IsEmpty ? 1 : 0;
        if (!cell.IsEmpty && _words.Count <= MaxWords)
        {
            _words.Add(Encoding.UTF8.GetString(cell));
        }

        if (TableColumn.Number.IsGap(cell))
        {
            _counts.Gaps++;
        }
        else if (TableColumn.Number.Parse(cell, out var number))
        {
            (_counts.Numbers, _sum) = (_counts.Numbers + 1, _sum + number);
        }
        else if (NearNumbers.IsNotFinite(cell))
        {
            return $"'{Encoding.UTF8.GetString(cell)}' is not a finite number below 3.4e38.";
        }
        else
        {
            _counts.Words++;
            var text = Encoding.UTF8.GetString(cell);
            _stray ??= (line, text);
            return _near.Add(text);
        }

        return Option<string>.None;
    }

    /// <summary>The column; none where every cell is empty; or the line of a cell that does not fit the others, and why.</summary>
    public Either<(long Line, string What), Option<TableColumn>> Find() =>
        _counts.Words == 0 && _counts.Numbers == 0 ? Option<TableColumn>.None
        : _counts.Words == 0
            ? Option<TableColumn>.Some(new TableColumn.Number(name, (float)(_sum / _counts.Numbers), HasGaps: _counts.Gaps > 0))
        : _stray is var (line, cell) && (_near.Complaint(_counts.Words).IsSome || _counts.Words * Strays < _counts.Numbers)
            ? (line, _near.Complaint(_counts.Words).IfNone($"'{cell}' is no number, and nearly all others are."))
        : NamesParts ? Option<TableColumn>.None
        : Option<TableColumn>.Some(
            _words.Count <= MaxWords
                ? new TableColumn.Words(name, [.. _words.Order(StringComparer.Ordinal)], HasGaps: _counts.Empty > 0)
                : new TableColumn.Hashed(name, MaxWords, HasGaps: _counts.Empty > 0)
        );

    /// <summary>Why a column is none, as a clause.</summary>
    public string WhyIgnored =>
        NamesParts
            ? $"the column '{name}' names parts and is ignored; to use it, make files train.csv, valid.csv and test.csv"
            : $"the column '{name}' is empty and is ignored";

    /// <summary>Whether the words are names of parts, as in a column <c>split</c>: the test part could be told by it.</summary>
    private bool NamesParts => _counts.Numbers == 0 && _words.Count is > 1 and < 6 && _words.All(word => PartNames.Find(word).IsSome);
}
