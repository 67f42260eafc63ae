using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Sets;

/// <summary>Data of a single class, which leaves nothing to tell apart.</summary>
public static class SingleClass
{
    /// <summary>The task, unless all its training images are of one class.</summary>
    public static Either<DatasetError, TaskData> Refuse(TaskData task) =>
        task.Train.Labels.Distinct().Take(2).Count() > 1
            ? task
            : new DatasetError(
                DatasetErrorKind.Request,
                new(task.Name, "classes"),
                $"Its training part is all of one class, '{task.NameOf(task.Train.Labels[0])}'; there is nothing to tell apart.",
                "Give two classes at least. Class folders must lie side by side in the folder that is named."
            );
}
