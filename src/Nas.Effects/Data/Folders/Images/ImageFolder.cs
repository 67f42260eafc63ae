using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Images;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>Folders of pictures: <c>CLASS/picture.png</c>, or the same below <c>train</c>, <c>valid</c> and <c>test</c>. A part that is
/// missing is split from the training pictures by seed. Names or a table may tell the classes instead, and a table numbers
/// or labels. Classes are numbered in the ordinal order of their names.</summary>
/// <remarks>One channel if every picture is grey, otherwise three.</remarks>
internal static class ImageFolder
{
    public static FolderFormat Format { get; } =
        new(
            "image folder",
            "pictures in a folder for each class, CLASS/picture.png, also below train, valid and test",
            path => Directory.Exists(path) && PicturesByFolder.Exist(path),
            Load
        )
        {
            HasPictures = true,
        };

    private static Either<DatasetError, RawTask> Load(TaskRequest request, string folder) =>
        from root in Confinement.Open(folder)
        from found in Find(request, folder, root)
        from loaded in ImageLoading.Load(request, found.All.Bind(part => part.Pictures).Strict())
        let parts = found.Without(loaded.Skipped.Map(entry => entry.Path).ToHashSet(StringComparer.Ordinal))
        let all = parts.All
        let classes = all.Bind(part => part.Classes).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToSeq().Strict()
        from sets in Sets(folder, all, loaded.Pictures, classes)
        let numbered = Numbered(sets, all, parts.Told.Length, request.Reading.Kind)
        let given = new GivenParts(folder, numbered[0], parts.Validation.Map(_ => numbered[1]), parts.Test.Map(_ => numbered[^1]))
        from task in FolderTask.Complete(request, given, RandomStream.FromSeed(request.Seed).Child("pictures"))
        select task with
        {
            Target = parts.Told.IsEmpty ? new Target.Classes(classes.Count) : Target.Named(request.Reading.Kind, parts.Told, None),
            ClassNames = parts.Told.IsEmpty ? classes : [],
            Remarks = parts.Remarks.Concat(ImageRemarks.Find(all, loaded)).Concat(task.Remarks).Strict(),
            Skipped = loaded.Skipped.Map(entry => Path.GetRelativePath(folder, entry.Path)).Strict(),
        };

    private static Either<DatasetError, PictureParts> Find(TaskRequest request, string folder, Confinement root) =>
        request.Reading.Labels.Case is string table ? PicturesByTable.Find(folder, table, request.Reading, root)
        : request.Reading.LabelFrom == ClassSource.Name ? PicturesByName.Find(folder, root)
        : PicturesByFolder.Find(folder, root);

    /// <summary>The images of each part, in the order of their files.</summary>
    private static Either<DatasetError, ImageSet[]> Sets(string folder, Seq<PicturePart> parts, RasterImage[] pictures, Seq<string> classes)
    {
        if (parts.Find(part => part.Pictures.IsEmpty).Case is PicturePart empty)
        {
            return new DatasetError(
                DatasetErrorKind.Missing,
                new(empty.Folder),
                "No picture is left in this part.",
                "Put pictures into it."
            );
        }

        var labelOf = classes.Map((i, name) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
        var channels = pictures.Max(picture => picture.Channels);
        var shape = TensorType.Image(channels, pictures[0].Height, pictures[0].Width);
        var starts = parts.Fold(Seq1(0), (all, part) => all.Add(all.Last + part.Pictures.Count)).ToArray();
        return parts
            .Map(
                (i, part) =>
                    new ImageSet(
                        shape,
                        Join(pictures.AsSpan(starts[i], part.Pictures.Count), channels),
                        [.. part.Pictures.Map(picture => labelOf[picture.Class])]
                    )
                    {
                        Files = part.Pictures.Map(picture => Path.GetRelativePath(folder, picture.Path)).Strict(),
                    }
            )
            .ToArray();
    }

    /// <summary>The parts with what is to be told in place of classes.</summary>
    private static ImageSet[] Numbered(ImageSet[] sets, Seq<PicturePart> parts, int width, TargetKind kind) =>
        width == 0
            ? sets
            :
            [
                .. sets.Zip(
                    parts,
                    (set, part) =>
                        set with
                        {
                            Targets = TargetRows.Create([.. part.Pictures.Bind(picture => picture.Numbers)], width, kind),
                        }
                ),
            ];

    private static float[] Join(ReadOnlySpan<RasterImage> pictures, int channels)
    {
        var size = channels * pictures[0].PlaneSize;
        var pixels = GC.AllocateUninitializedArray<float>(checked(pictures.Length * size));
        for (var i = 0; i < pictures.Length; i++)
        {
            pictures[i].WithChannels(channels).Values.CopyTo(pixels, i * size);
        }

        return pixels;
    }
}
