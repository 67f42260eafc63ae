using System.Text;
using LanguageExt;
using Nas.Domain.Text;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>Counts the cells with words that the columns do not know: they become no number.</summary>
internal sealed class UnseenWords
{
    private readonly SortedDictionary<string, (int Cells, string First)> _columns = new(StringComparer.Ordinal);

    /// <summary>What was counted, as clauses.</summary>
    public Seq<string> Remarks =>
        _columns
            .Select(one =>
                PlainText.Line(
                    FormattableString.Invariant(
                        $"{one.Value.Cells} {(one.Value.Cells == 1 ? "cell" : "cells")} of the column '{one.Key}' with words that training never saw, such as '{TargetCells.Shown(one.Value.First)}': they tell nothing"
                    )
                )
            )
            .ToSeq()
            .Strict();

    /// <summary>Looks at a cell and the numbers that it became.</summary>
    public void Add(TableColumn column, ReadOnlySpan<byte> cell, ReadOnlySpan<float> numbers)
    {
        if (column is TableColumn.Words && !cell.IsEmpty && !numbers.ContainsAnyExcept(0f))
        {
            var (cells, first) = _columns.TryGetValue(column.Name, out var before) ? before : (0, Encoding.UTF8.GetString(cell));
            _columns[column.Name] = (cells + 1, first);
        }
    }
}
