using LanguageExt;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Sets;

/// <summary>Reasons to doubt a task that can be trained on.</summary>
public static class DataWarnings
{
    /// <summary>The warnings as clauses, those of its reader first.</summary>
    public static Seq<string> Find(TaskData task) => task.Remarks.Concat(Found(task)).Strict();

    private static Seq<string> Found(TaskData task) =>
        (task.Target is Target.Classes classes ? OfClasses(task, classes.Count) : Seq<string>()).Concat(OfImages(task)).Strict();

    private static Seq<string> OfClasses(TaskData task, int classes)
    {
        var seen = task.Train.Labels.Distinct().ToHashSet();
        var unseen = Enumerable.Range(0, classes).Where(label => !seen.Contains(label)).ToSeq().Strict();
        return Seq(
                seen.Count == 1 ? $"all training {Item(task)}s are of one class, so there is nothing to learn" : "",
                unseen.IsEmpty || seen.Count == 1
                    ? ""
                    : $"no training {Item(task)} is of class {string.Join(", ", unseen.Take(10).Map(task.NameOf))}{(unseen.Count > 10 ? " and others" : "")}",
                Missing("validation", task, task.Validation, seen),
                Missing("test", task, task.Test, seen)
            )
            .Filter(warning => warning.Length > 0)
            .Strict();
    }

    private static Seq<string> OfImages(TaskData task)
    {
        var parts = Seq(task.Train, task.Validation, task.Test);
        var constant = parts.Sum(part => Enumerable.Range(0, part.Count).Count(i => IsConstant(part, i)));
        return constant == 0
            ? Seq<string>()
            : Seq1(FormattableString.Invariant($"{constant} of {parts.Sum(part => part.Count)} images have a single colour"));
    }

    /// <summary>Classes that are trained on, but that an accuracy says nothing about.</summary>
    private static string Missing(string part, TaskData task, ImageSet images, IReadOnlySet<int> seen)
    {
        var missing = seen.Except(images.Labels).Order().ToSeq().Strict();
        return missing.IsEmpty || images.Count == 0
            ? ""
            : $"no {part} {Item(task)} is of class {string.Join(", ", missing.Take(10).Map(task.NameOf))}{(missing.Count > 10 ? " and others" : "")}";
    }

    /// <summary>What there is one of in the data.</summary>
    private static string Item(TaskData task) => task.Columns.IsEmpty ? "image" : "row";

    private static bool IsConstant(ImageSet images, int index)
    {
        if (images.PlaneSize == 1)
        {
            return false;
        }

        var image = images.Image(index);
        for (var start = 0; start < image.Length; start += images.PlaneSize)
        {
            if (image.Slice(start, images.PlaneSize).ContainsAnyExcept(image[start]))
            {
                return false;
            }
        }

        return true;
    }
}
