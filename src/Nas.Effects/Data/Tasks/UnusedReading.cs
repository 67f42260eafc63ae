using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Folders.Tables;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Tasks;

/// <summary>What somebody says of reading, and files of a layout have no use for. A recorded task may have it: it was passed over
/// once.</summary>
public static class UnusedReading
{
    /// <summary>The task, unless something was said in vain.</summary>
    public static Either<DatasetError, TaskData> Refuse(TaskData task, ReadingOptions reading) =>
        Find(task.Layout, task.Columns, reading).Case is string what
            ? new DatasetError(
                DatasetErrorKind.Request,
                new(task.Name, task.Layout),
                $"Data of the layout '{task.Layout}' has no use for {what}.",
                "Leave it out."
            )
            : task;

    /// <summary>The first thing that was said in vain.</summary>
    public static Option<string> Find(string layout, Seq<TableColumn> columns, ReadingOptions reading) =>
        DataFolder
            .Formats.Where(format => format.Name == layout)
            .ToSeq()
            .HeadOrNone()
            .Bind(format =>
                reading.Layout.IsSome && !format.HasAxes ? Some("an order of axes (--layout): that is for arrays")
                : reading.SkipDamaged && !format.HasPictures ? Some("--skip-damaged: that is for pictures")
                : reading.Resize.IsSome && AreRows(columns) ? Some("--resize: its rows are no images")
                : None
            );

    private static bool AreRows(Seq<TableColumn> columns) =>
        !columns.IsEmpty
        && TableShape.Infer([.. columns.Bind(column => column.Features)]) is var shape
        && (shape.IsSequence || shape.Axis2 == 1);
}
