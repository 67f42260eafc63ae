using System.Globalization;
using System.Text;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>The cells of columns that say what is to be told.</summary>
internal static class TargetCells
{
    private const int MaxShown = 40;

    /// <summary>Why a cell is no class, number or label.</summary>
    public static Option<string> Doubt(string cell, TargetKind kind) =>
        kind == TargetKind.Classes
            ? TableColumn.Number.IsGap(Encoding.UTF8.GetBytes(cell))
                ? cell.Length > 0
                    ? $"'{cell}' stands for a class that is missing; name it otherwise if it is one."
                    : "The class is missing."
                : None
            : kind == TargetKind.Labels && cell is not ("0" or "1")
                ? $"'{Shown(cell)}' is not 1 for a label that it has, or 0."
                : float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number)
                    ? None
                    : $"'{Shown(cell)}' is not a finite number such as 0.5.";

    /// <summary>The number in a cell without doubt.</summary>
    public static float Number(string cell) => float.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>The beginning of a cell, for messages.</summary>
    public static string Shown(string cell) => cell.Length <= MaxShown ? cell : cell[..MaxShown] + "…";
}
