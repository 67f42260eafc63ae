using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Images;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>Folders of pictures: <c>CLASS/picture.png</c>, or the same below <c>train</c>, <c>valid</c> and <c>test</c>. A part that is
/// missing is split from the training pictures by seed. Classes are numbered in the ordinal order of their names.</summary>
/// <remarks>One channel if every picture is grey, otherwise three.</remarks>
internal static class ImageFolder
{
    private static readonly string[] Train = ["train", "training"];
    private static readonly string[] Validation = ["valid", "val", "validation"];
    private static readonly string[] Test = ["test", "testing"];

    public static FolderFormat Format { get; } =
        new(
            "image folder",
            "pictures in a folder for each class, CLASS/picture.png, also below train, valid and test",
            path => Directory.Exists(path) && (ClassFolders.Exist(path) || Sub(path, Train).Exists(ClassFolders.Exist)),
            Load
        );

    private static Either<DatasetError, RawTask> Load(TaskRequest request, string folder) =>
        from root in Confinement.Open(folder)
        let split = Sub(folder, Train).Filter(ClassFolders.Exist)
        from train in ClassFolders.In(split.IfNone(folder), root)
        from validation in Part(split, folder, Validation, root)
        from test in Part(split, folder, Test, root)
        let parts = Seq1(train).Concat(validation).Concat(test).Strict()
        from pictures in ImageLoading.Load(request, parts.Bind(part => part.Pictures).Strict())
        let classes = parts.Bind(part => part.Classes).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToSeq().Strict()
        let sets = Sets(parts, pictures, classes)
        let given = new GivenParts(folder, sets[0], validation.Map(_ => sets[1]), test.Map(_ => sets[^1]))
        from task in FolderTask.Complete(request, given, RandomStream.FromSeed(request.Seed).Child("pictures"))
        select task with
        {
            Classes = classes.Count,
            ClassNames = classes,
            Remarks = ImageRemarks.Find(parts, pictures, classes),
        };

    private static Option<string> Sub(string folder, string[] names) =>
        Directory.Exists(folder) ? names.Select(name => Path.Combine(folder, name)).Where(Directory.Exists).ToSeq().HeadOrNone() : None;

    private static Either<DatasetError, Option<ClassFolders>> Part(Option<string> split, string folder, string[] names, Confinement root) =>
        split.Bind(_ => Sub(folder, names)).Filter(ClassFolders.Exist).Map(part => ClassFolders.In(part, root)).Sequence();

    /// <summary>The images of each part, in the order of their files.</summary>
    private static ImageSet[] Sets(Seq<ClassFolders> parts, RasterImage[] pictures, Seq<string> classes)
    {
        var labelOf = classes.Map((i, name) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
        var channels = pictures.Max(picture => picture.Channels);
        var shape = TensorType.Image(channels, pictures[0].Height, pictures[0].Width);
        var starts = parts.Fold(Seq1(0), (all, part) => all.Add(all.Last + part.Pictures.Count)).ToArray();
        return
        [
            .. parts.Map(
                (i, part) =>
                    new ImageSet(
                        shape,
                        Join(pictures.AsSpan(starts[i], part.Pictures.Count), channels),
                        [.. part.Pictures.Map(picture => labelOf[picture.Class])]
                    )
            ),
        ];
    }

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
