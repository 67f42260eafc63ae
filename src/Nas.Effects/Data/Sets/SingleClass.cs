using LanguageExt;
using Nas.Domain;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Sets;

/// <summary>Data of a single class or number, which leaves nothing to tell.</summary>
public static class SingleClass
{
    /// <summary>The task, unless all its training images are of one class or have the same number.</summary>
    public static Either<DatasetError, TaskData> Refuse(TaskData task) =>
        task.Target is not Target.Classes ? RefuseConstant(task, task.Target.OutputNames)
        : task.Train.Labels.Distinct().Take(2).Count() > 1 ? task
        : new DatasetError(
            DatasetErrorKind.Request,
            new(task.Name, "classes"),
            $"Its training part is all of one class, '{task.NameOf(task.Train.Labels[0])}'; there is nothing to tell apart.",
            "Give two classes at least. Class folders must lie side by side in the folder that is named."
        );

    private static Either<DatasetError, TaskData> RefuseConstant(TaskData task, ValueArray<string> names)
    {
        var constant = Enumerable.Range(0, names.Length).Where(column => IsConstant(task.Train, column)).ToArray();
        return constant.Length == 0 || (task.Target is Target.Labels && constant.Length < names.Length)
            ? task
            : new DatasetError(
                DatasetErrorKind.Request,
                new(task.Name, names[constant[0]]),
                "The number is the same in the whole training part; there is nothing to tell.",
                "Name another: --label COLUMN."
            );
    }

    private static bool IsConstant(ImageSet images, int column) =>
        images.Targets.ForAll(rows => Enumerable.Range(0, rows.Count).Select(row => rows.Row(row)[column]).Distinct().Take(2).Count() < 2);
}
