using LanguageExt;

namespace Nas.Effects.Datasets.Folders;

/// <summary>Puts the parts of a folder's data together.</summary>
internal static class FolderTask
{
    /// <summary>The task, when its parts agree on the shape. There are as many classes as the greatest label says.</summary>
    public static Either<DatasetError, RawTask> Of(string name, ImageSet train, ImageSet validation, ImageSet test) =>
        train.Shape == validation.Shape && train.Shape == test.Shape
            ? new RawTask(name, 1 + new[] { train, validation, test }.Max(part => part.Labels.Max()), train, validation, test)
            : DatasetError.Malformed(new(name, "shape"), $"Images are {train.Shape} for training, {validation.Shape} for validation and {test.Shape} for the test.");
}
