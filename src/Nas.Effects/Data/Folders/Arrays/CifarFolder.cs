using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Arrays;

/// <summary>CIFAR-10 and CIFAR-100, binary version: records of one or two label bytes and 3×32×32 pixels. CIFAR-100 is read with its
/// hundred fine classes. The validation part is split from the training images by seed, unless <see cref="GivenIndices"/> say which it is.</summary>
internal static class CifarFolder
{
    private static readonly TensorType Shape = TensorType.Image(3, 32, 32);

    private static readonly CifarLayout[] Layouts =
    [
        new(
            LabelBytes: 1,
            Classes: 10,
            [.. Enumerable.Range(1, 5).Select(i => FormattableString.Invariant($"data_batch_{i}.bin"))],
            "test_batch.bin",
            "batches.meta.txt"
        ),
        new(LabelBytes: 2, Classes: 100, ["train.bin"], "test.bin", "fine_label_names.txt"),
    ];

    /// <summary>The folders in the published archives.</summary>
    public static IReadOnlyList<string> PublishedNames { get; } =
    ["cifar-10-batches-bin", "cifar-100-binary", "cifar-10-batches-py", "cifar-100-python"];

    public static FolderFormat Format { get; } =
        new("CIFAR binary", "data_batch_1.bin or train.bin, as of CIFAR", folder => Layouts.Any(layout => layout.Is(folder)), Load);

    private static Either<DatasetError, RawTask> Load(TaskRequest request, string folder)
    {
        var layout = Layouts.First(layout => layout.Is(folder));
        return from parts in DatasetError.Gather(
                layout.Train.ToSeq().Add(layout.Test).Map(name => Part(request, folder, name, layout)).Strict()
            )
            from given in GivenIndices.Apply(request, folder, parts.Init.Reduce((all, next) => all.Append(next)))
            from task in FolderTask.Complete(
                request,
                new(folder, given.Train, given.Validation, parts.Last),
                RandomStream.FromSeed(request.Seed).Child("cifar")
            )
            select task with
            {
                Target = new Target.Classes(layout.Classes),
                ClassNames = layout.NamesIn(folder),
            };
    }

    private static Either<DatasetError, ImageSet> Part(TaskRequest request, string folder, string name, CifarLayout layout) =>
        RawBytes.Read(Path.Combine(folder, name), request.Limits).Bind(bytes => Records(Path.Combine(folder, name), bytes, layout));

    private static Either<DatasetError, ImageSet> Records(string path, byte[] bytes, CifarLayout layout)
    {
        var (pixels, record) = (checked((int)Shape.Elements), layout.LabelBytes + checked((int)Shape.Elements));
        if (bytes.Length == 0 || bytes.Length % record != 0)
        {
            return DatasetError.Malformed(
                new(path),
                FormattableString.Invariant($"{bytes.Length} bytes are not a multiple of the record size, {record} bytes.")
            );
        }

        var set = new ImageSet(Shape, new float[bytes.Length / record * pixels], new int[bytes.Length / record]);
        for (var i = 0; i < set.Count; i++)
        {
            var start = i * record + layout.LabelBytes;
            set.Labels[i] = bytes[start - 1];
            if (set.Labels[i] >= layout.Classes)
            {
                return DatasetError.Malformed(
                    new(path, $"record {i}", start - 1),
                    FormattableString.Invariant($"The label is {set.Labels[i]}; there are {layout.Classes} classes.")
                );
            }

            for (var j = 0; j < pixels; j++)
            {
                set.Pixels[i * pixels + j] = bytes[start + j];
            }
        }

        return set;
    }
}
