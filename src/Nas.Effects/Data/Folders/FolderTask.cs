using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Folders;

/// <summary>Combines the parts of a folder's data into a task.</summary>
internal static class FolderTask
{
    // 10 000 of MNIST's 60 000, as many as its test set has.
    private const int Share = 6;

    /// <summary>The task, when its parts agree on the shape. The number of classes is one more than the largest label; numbers without names are called y.</summary>
    public static Either<DatasetError, RawTask> Build(string name, ImageSet train, ImageSet validation, ImageSet test)
    {
        var parts = OfOneKind([train, validation, test]);
        return parts.Select(part => part.Shape).Distinct().Count() > 1
                ? DatasetError.Malformed(
                    new(name, "shape"),
                    $"Images are {train.Shape} for training, {validation.Shape} for validation and {test.Shape} for the test.",
                    "Give images of one shape in all parts."
                )
            : parts.Select(part => TargetOf(part, parts)).Distinct().Count() > 1
                ? DatasetError.Malformed(
                    new(name, "targets"),
                    $"There is {TargetOf(train, parts).Text} for training, {TargetOf(validation, parts).Text} for validation and {TargetOf(test, parts).Text} for the test.",
                    "Give as many of one kind in all parts."
                )
            : new RawTask(name, TargetOf(train, parts), parts[0], parts[1], parts[2]);
    }

    private static Target TargetOf(ImageSet part, ImageSet[] all) =>
        part.Targets.Match(
            rows => Target.Named(rows.Kind, rows.Width == 1 ? ["y"] : [.. Enumerable.Range(0, rows.Width).Select(Named)], rows.Size),
            () => (Target)new Target.Classes(1 + all.Max(one => one.Labels.DefaultIfEmpty().Max()))
        );

    /// <summary>Maps that are 0 and 1 in some parts alone are maps in all.</summary>
    private static ImageSet[] OfOneKind(ImageSet[] parts)
    {
        var areMaps = parts.Any(part => part.Targets.Exists(rows => rows.Kind == TargetKind.Maps));
        return
        [
            .. parts.Select(part =>
                areMaps ? part with { Targets = part.Targets.Map(rows => rows with { Kind = TargetKind.Maps }) } : part
            ),
        ];
    }

    private static string Named(int number) => FormattableString.Invariant($"y{number}");

    /// <summary>The task of the given parts. A missing part is split from the training images: a stratified sixth, drawn from the
    /// stream.</summary>
    public static Either<DatasetError, RawTask> Complete(TaskRequest request, GivenParts given, RandomStream stream) =>
        from cut in Cut(request, given, stream)
        from validation in given.Validation.Match(
            part => Splits.Take(given.Source, part, request.Sizes.Map(sizes => sizes.Validation)),
            () => cut[1]
        )
        from test in given.Test.Match(part => Splits.Take(given.Source, part, request.Sizes.Map(sizes => sizes.Test)), () => cut[2])
        from task in Build(request.Name, cut[0], validation, test)
        select task with
        {
            Remarks = given.Remarks,
        };

    private static Either<DatasetError, ImageSet[]> Cut(TaskRequest request, GivenParts given, RandomStream stream)
    {
        var (train, share) = (given.Train, Math.Max(1, given.Train.Count / Share));
        Either<DatasetError, ImageSet[]> Off(int first, int second) =>
            Splits
                .Cut(
                    given.Source,
                    train,
                    new(request.Sizes.Map(sizes => sizes.Train).IfNone(train.Count - first - second), first, second),
                    stream
                )
                .Map(parts => request.Sizes.IsSome || ClassWise.IsKept(train, parts) ? parts : ClassWise.Cut(train, first, second, stream));
        if (request.KeepsWhole)
        {
            return new[] { train, train.Take(0), train.Take(0) };
        }

        var parts = new[] { true, given.Validation.IsNone, given.Test.IsNone }.Count(missing => missing);
        if (request.Sizes.IsNone && train.Count < parts)
        {
            return new DatasetError(
                DatasetErrorKind.Request,
                new(given.Source, "split"),
                FormattableString.Invariant($"There are {train.Count} for training, and {parts} parts are to be made of them."),
                "Give more, or give parts of their own for validation and test."
            );
        }

        int SizeOf(Func<SplitSizes, int> part) => request.Sizes.Map(part).IfNone(share);
        return (given.Validation.IsSome, given.Test.IsSome) switch
        {
            (true, true) => Splits.Take(given.Source, train, request.Sizes.Map(sizes => sizes.Train)).Map(part => new[] { part }),
            (true, false) => Off(SizeOf(sizes => sizes.Test), 0).Map(parts => new[] { parts[0], parts[2], parts[1] }),
            (false, true) => Off(SizeOf(sizes => sizes.Validation), 0),
            (false, false) => Off(SizeOf(sizes => sizes.Validation), SizeOf(sizes => sizes.Test)),
        };
    }
}
