using LanguageExt;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>Rows of numbers, each with a class.</summary>
/// <param name="Source">The file.</param>
/// <param name="Label">The column of classes.</param>
/// <param name="Columns">The columns beside it, and what became of their cells.</param>
/// <param name="Values">Row by row, the numbers of every column; all finite.</param>
/// <param name="Labels">A class for each row; none empty.</param>
/// <param name="Remarks">Which columns were left out.</param>
internal sealed record LabelledTable(
    string Source,
    string Label,
    Seq<TableColumn> Columns,
    IReadOnlyList<float> Values,
    IReadOnlyList<string> Labels,
    Seq<string> Remarks
)
{
    /// <summary>The rows as images, labelled by the indices of their classes.</summary>
    public ImageSet ToImages(Seq<string> classes)
    {
        var numbers = classes.Map((i, name) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
        return new(
            TableShape.Infer([.. Columns.Bind(column => column.Features)]),
            [.. Values],
            [.. Labels.Select(label => numbers[label])]
        );
    }
}
