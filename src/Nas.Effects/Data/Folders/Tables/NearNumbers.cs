using System.Globalization;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>Cells of a column that are no numbers as tables write them, but meant as numbers: <c>1,5</c>, <c>12 %</c>, <c>$3</c>, <c>1,000</c>.
/// Read as words, they would lose their order.</summary>
internal sealed class NearNumbers
{
    /// <summary>More numbers than these in one cell are a row of their own; fewer may be a date.</summary>
    private const int MaxInCell = 7;
    private const string Signs = "%$€£¥ ,_'\u00a0\u202f\u2019";

    private static readonly string[] NotFinite = ["inf", "+inf", "-inf"];

    private long _count;
    private string? _first;
    private string? _decimalComma;

    /// <summary>Whether a cell is a number without a value, or beyond all values.</summary>
    public static bool IsNotFinite(ReadOnlySpan<byte> cell)
    {
        foreach (var word in NotFinite)
        {
            if (Ascii.EqualsIgnoreCase(cell, word))
            {
                return true;
            }
        }

        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }

    /// <summary>Looks at a cell that is no number.</summary>
    /// <returns>Why it is not one word either.</returns>
    public Option<string> Add(string cell)
    {
        if (IsWritten(cell))
        {
            _count++;
            _first ??= cell;
            _decimalComma ??= IsDecimalComma(cell) ? cell : null;
        }

        return cell.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > MaxInCell } many && many.All(IsNumber)
            ? Some(
                FormattableString.Invariant($"The cell holds {many.Length} numbers; each has to have a column, such as pixel0, pixel1, …")
            )
            : None;
    }

    /// <summary>What is wrong with a column of so many words.</summary>
    public Option<string> Complaint(long words) =>
        _decimalComma is not null ? Some($"'{_decimalComma}' has a decimal comma.")
        : _first is not null && _count == words ? Some($"'{_first}' is a number in a form that is not read; 1000 or 0.5 is.")
        : None;

    private static bool IsWritten(string cell) =>
        cell.Any(char.IsAsciiDigit)
        && IsNumber(new string([.. cell.Where(letter => !Signs.Contains(letter, StringComparison.Ordinal)).Select(Plain)]));

    private static char Plain(char letter) => letter == '\u2212' ? '-' : letter;

    /// <summary>One comma, unless three digits behind it make it a separator of thousands.</summary>
    private static bool IsDecimalComma(string cell) =>
        cell.AsSpan().Count(',') == 1
        && IsNumber(cell.Replace(',', '.'))
        && !(cell.Length - cell.IndexOf(',', StringComparison.Ordinal) == 4 && cell.TrimStart('-', '+')[0] != '0');

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
