using LanguageExt;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Arrays;

/// <summary>Which of the training images of a folder are for training and which for validation, where files say so:
/// <c>train_indices.npy</c> and <c>valid_indices.npy</c>, numbers from 0 in the order of the images.</summary>
internal static class GivenIndices
{
    /// <summary>The images for training and, where a file names them, those for validation. Without a file for one of both it is the
    /// rest.</summary>
    public static Either<DatasetError, (ImageSet Train, Option<ImageSet> Validation)> Apply(
        TaskRequest request,
        string folder,
        ImageSet all
    ) =>
        (Find(folder, TaskPart.Train), Find(folder, TaskPart.Validation)) switch
        {
            (null, null) => (all, Option<ImageSet>.None),
            (var train, var validation) => from first in Read(train, request, all)
            from second in Read(validation, request, all)
            from _ in Disjoint(folder, [.. first.IfNone([]), .. second.IfNone([])])
            select (
                all.Select(first.IfNone(() => RestOf(second.IfNone([]), all))),
                Some(all.Select(second.IfNone(() => RestOf(first.IfNone([]), all))))
            ),
        };

    private static string? Find(string folder, TaskPart part) =>
        PartNames.Of(part).Select(name => Path.Combine(folder, $"{name}_indices.npy")).FirstOrDefault(File.Exists);

    private static Either<DatasetError, Option<int[]>> Read(string? file, TaskRequest request, ImageSet all) =>
        file is null
            ? Option<int[]>.None
            : ArrayFile
                .Read(file, request.Limits)
                .Bind(array =>
                    array.Shape.Length == 1 && array.Values.All(value => value >= 0 && value < all.Count && value == MathF.Floor(value))
                        ? Right<DatasetError, Option<int[]>>(array.Values.Select(value => (int)value).ToArray())
                        : DatasetError.Malformed(
                            new(file),
                            FormattableString.Invariant($"It does not hold numbers of images from 0 to {all.Count - 1} on one axis."),
                            "Correct the file, or remove it."
                        )
                );

    private static Either<DatasetError, Unit> Disjoint(string folder, int[] named) =>
        named.Distinct().Count() == named.Length
            ? unit
            : DatasetError.Malformed(
                new(folder),
                "The files of indices name an image twice, so that parts would not be apart.",
                "Correct or remove them."
            );

    private static int[] RestOf(int[] named, ImageSet all) => [.. Enumerable.Range(0, all.Count).Except(named)];
}
