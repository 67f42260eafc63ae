using LanguageExt;
using Nas.Effects.Datasets.Readers;

namespace Nas.Effects.Datasets.Folders;

/// <summary>The layout of the Unseen-NAS sets (Geada et al., 2024): <c>{train,valid,test}_{x,y}.npy</c>, parts as published.</summary>
internal static class UnseenFolder
{
    public const string Mark = "train_x.npy";

    public static bool Matches(string folder) => File.Exists(Path.Combine(folder, Mark));

    public static Either<DatasetError, RawTask> Load(TaskRequest request, string folder) =>
        from train in Part(request, folder, "train", request.Sizes.Map(sizes => sizes.Train))
        from validation in Part(request, folder, "valid", request.Sizes.Map(sizes => sizes.Validation))
        from test in Part(request, folder, "test", request.Sizes.Map(sizes => sizes.Test))
        from task in FolderTask.Of(request.Name, train, validation, test)
        select task with { Border = Border(request.Name, folder, train.Shape) };

    private static Either<DatasetError, ImageSet> Part(TaskRequest request, string folder, string part, Option<int> count) =>
        from images in ArrayFile.Read(Path.Combine(folder, $"{part}_x.npy"), request.Limits)
        from labels in ArrayFile.Read(Path.Combine(folder, $"{part}_y.npy"), request.Limits)
        from set in LabelledImages.Join(images, labels)
        from taken in Splits.Take(images.Source, set, count)
        select taken;

    // Published results on Chesseract all have boards with five empty squares around them.
    private static int Border(string name, string folder, ImageShape shape) =>
        shape == new ImageShape(12, 8, 8) && (IsChesseract(name) || IsChesseract(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)))) ? 5 : 0;

    private static bool IsChesseract(string name) => name.Equals("chesseract", StringComparison.OrdinalIgnoreCase);
}
