using LanguageExt;
using Nas.Domain;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>Rows of numbers, each with a class or with numbers to predict.</summary>
/// <param name="Source">The file.</param>
/// <param name="Label">The column of classes, or the columns of numbers to predict.</param>
/// <param name="Columns">The columns beside it, and what became of their cells.</param>
/// <param name="Values">Row by row, the numbers of every column; all finite.</param>
/// <param name="Labels">A class for each row, or its numbers; none empty.</param>
/// <param name="Remarks">Which columns were left out.</param>
internal sealed record LabelledTable(
    string Source,
    ValueArray<string> Label,
    Seq<TableColumn> Columns,
    IReadOnlyList<float> Values,
    IReadOnlyList<string> Labels,
    Seq<string> Remarks
)
{
    /// <summary>Number of rows.</summary>
    public int Rows => Labels.Count / Label.Length;

    /// <summary>The rows as images with numbers or labels.</summary>
    public ImageSet WithRows(TargetKind kind) =>
        new(Shape, [.. Values], new int[Rows]) { Targets = TargetRows.Create([.. Labels.Select(TargetCells.Number)], Label.Length, kind) };

    /// <summary>The rows as images, labelled by the indices of their classes.</summary>
    public ImageSet WithClasses(Seq<string> classes)
    {
        var numbers = classes.Map((i, name) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
        return new(Shape, [.. Values], [.. Labels.Select(label => numbers[label])]);
    }

    private TensorType Shape => TableShape.Infer([.. Columns.Bind(column => column.Features)]);
}
