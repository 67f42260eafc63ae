using LanguageExt;

namespace Nas.Effects.Data.Folders;

/// <summary>A part of a task, as the names of folders, files and arrays tell it.</summary>
internal enum TaskPart
{
    Train,
    Validation,
    Test,
}

/// <summary>The names of parts.</summary>
internal static class PartNames
{
    // Words that say nothing beside that of the part, as in train_images.
    private static readonly string[] Fillers = ["set", "data", "dataset", "images", "image", "imgs", "img", "pictures", "photos", "split"];

    /// <summary>The words for a part.</summary>
    public static string[] Of(TaskPart part) =>
        part switch
        {
            TaskPart.Train => ["train", "training"],
            TaskPart.Validation => ["valid", "val", "validation"],
            _ => ["test", "testing"],
        };

    /// <summary>The part that a name means by its last word, in any case: <c>seg_train</c>, <c>Testing</c>, <c>val-images</c>.</summary>
    public static Option<TaskPart> Find(string name)
    {
        var words = Words(name).Where(word => !Fillers.Contains(word)).ToArray();
        return words.Count(word => Exactly(word).IsSome) == 1 ? Exactly(words[^1]) : Option<TaskPart>.None;
    }

    /// <summary>The part that a name means and nothing else.</summary>
    public static Option<TaskPart> Exactly(string name) =>
        Enum.GetValues<TaskPart>().Where(part => Of(part).Contains(name, StringComparer.OrdinalIgnoreCase)).ToSeq().HeadOrNone();

    private static IEnumerable<string> Words(string name) =>
        new string([.. name.Select(letter => char.IsLetter(letter) ? char.ToLowerInvariant(letter) : ' ')]).Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );
}
