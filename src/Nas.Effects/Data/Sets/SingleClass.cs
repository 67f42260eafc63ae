using LanguageExt;
using Nas.Domain;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Sets;

/// <summary>Data that leaves nothing to tell: a single class or number, or parts without a common class.</summary>
public static class SingleClass
{
    /// <summary>The task, unless all its training images are of one class or have the same number, or another part has none of its
    /// classes.</summary>
    public static Either<DatasetError, TaskData> Refuse(TaskData task) =>
        task.Target is not Target.Classes ? RefuseConstant(task, task.Target.OutputNames)
        : task.Train.Labels.Distinct().Take(2).Count() < 2 ? Single(task)
        : Seq(("validation", task.Validation), ("test", task.Test)).Find(part => IsForeign(task.Train, part.Item2)).Case
            is (string name, ImageSet part)
            ? Foreign(task, name, part)
        : task;

    private static DatasetError Single(TaskData task) =>
        new(
            DatasetErrorKind.Request,
            new(task.Name, "classes"),
            $"Its training part is all of one class, '{task.NameOf(task.Train.Labels[0])}'; there is nothing to tell apart.",
            new[] { task.Validation, task.Test }.Any(part => part.Labels.Any(label => label != task.Train.Labels[0]))
                ? "Give the training part images of every class, three of each at least where parts are split off."
                : "Give two classes at least. Class folders must lie side by side in the folder that is named; "
                    + "where a table tells the classes, name it: --labels FILE.csv."
        );

    private static bool IsForeign(ImageSet train, ImageSet part) => part.Count > 0 && !part.Labels.Intersect(train.Labels).Any();

    private static DatasetError Foreign(TaskData task, string name, ImageSet part) =>
        new(
            DatasetErrorKind.Request,
            new(task.Name, "classes"),
            $"Its {name} part has none of the classes that the training part has: {Names(task, part)} against {Names(task, task.Train)}.",
            "Name the classes alike in all parts."
        );

    private static string Names(TaskData task, ImageSet part) =>
        string.Join(", ", part.Labels.Distinct().Order().Take(5).Select(task.NameOf));

    private static Either<DatasetError, TaskData> RefuseConstant(TaskData task, ValueArray<string> names)
    {
        var constant = Enumerable.Range(0, names.Length).Where(column => IsConstant(task.Train, column)).ToArray();
        return constant.Length == 0 || (task.Target is Target.Labels or Target.Masks && constant.Length < names.Length)
            ? task
            : new DatasetError(
                DatasetErrorKind.Request,
                new(task.Name, names[constant[0]]),
                "The number is the same in the whole training part; there is nothing to tell.",
                "Name another: --label COLUMN."
            );
    }

    private static bool IsConstant(ImageSet images, int column) =>
        images.Targets.ForAll(rows => rows.Column(column).Distinct().Take(2).Count() < 2);
}
