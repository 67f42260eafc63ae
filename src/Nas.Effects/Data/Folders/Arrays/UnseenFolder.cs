using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Arrays;

/// <summary>The layout of the Unseen-NAS sets (Geada et al., 2024): <c>{train,valid,test}_{x,y}.npy</c>, parts as published.</summary>
internal static class UnseenFolder
{
    private const string Mark = "train_x.npy";

    // Other sets with these names of files call their validation part so.
    private const string OtherName = "val_x.npy";

    public static FolderFormat Format { get; } =
        new(
            "Unseen-NAS arrays",
            $"{Mark}, as of Unseen-NAS",
            folder => Has(folder, Mark) && !Has(folder, OtherName) && !IsDivided(folder),
            Load
        )
        {
            HasAxes = true,
        };

    // Published results on Chesseract all have boards of 8×8 with five zeros around them.
    private const int BoardBorder = 5;
    private static readonly TensorType Board = TensorType.Image(12, 8, 8);

    /// <summary>Whether the arrays are whole but for a validation part, which is then split off as that of other arrays.</summary>
    private static bool IsDivided(string folder) =>
        Has(folder, "train_y.npy") && !Has(folder, "valid_x.npy") && !Has(folder, "valid_y.npy");

    private static bool Has(string folder, string file) => File.Exists(Path.Combine(folder, file));

    private static Either<DatasetError, RawTask> Load(TaskRequest request, string folder) =>
        from parts in DatasetError.Gather(
            Seq(
                Part(request, folder, "train", request.Sizes.Map(sizes => sizes.Train)),
                Part(request, folder, "valid", request.Sizes.Map(sizes => sizes.Validation)),
                Part(request, folder, "test", request.Sizes.Map(sizes => sizes.Test))
            )
        )
        from task in FolderTask.Build(request.Name, parts[0], parts[1], parts[2])
        select task with
        {
            Border = parts[0].Shape == Board && IsChesseract(request, folder) ? BoardBorder : 0,
        };

    private static Either<DatasetError, ImageSet> Part(TaskRequest request, string folder, string part, Option<int> count) =>
        from arrays in DatasetError.Gather(
            Seq(
                ArrayFile.Read(Path.Combine(folder, $"{part}_x.npy"), Limits(request, folder)),
                ArrayFile.Read(Path.Combine(folder, $"{part}_y.npy"), request.Limits)
            )
        )
        from set in LabelledImages.Join(arrays[0], arrays[1], request.Reading)
        from taken in Splits.Take(arrays[0].Source, set, count)
        select taken;

    // With its border, a board takes five times as much memory.
    private static ReadLimits Limits(TaskRequest request, string folder) =>
        IsChesseract(request, folder) ? request.Limits with { Plain = request.Limits.Plain / 6 } : request.Limits;

    private static bool IsChesseract(TaskRequest request, string folder) =>
        new[] { request.Name, new DirectoryInfo(folder).Name }.Any(name => name.Equals("chesseract", StringComparison.OrdinalIgnoreCase));
}
