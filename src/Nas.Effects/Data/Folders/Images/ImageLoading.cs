using LanguageExt;
using Nas.Effects.Data.Images;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>Decodes pictures concurrently; the result does not depend on the order of completion.</summary>
internal static class ImageLoading
{
    private const int MaxConcurrent = 8;

    /// <summary>The pictures in the given order, all of one size, or all that cannot be used.</summary>
    public static Either<DatasetError, LoadedPictures> Load(TaskRequest request, Seq<ImageEntry> entries)
    {
        var files = entries.ToArray();
        var found = new Either<DatasetError, RasterImage>[files.Length];
        var first = 0;
        for (; first < files.Length; first++)
        {
            found[first] = Picture(files[first], request, None);
            if (found[first].IsRight)
            {
                break;
            }
        }

        return first == files.Length
            ? DatasetError.All(found.Lefts().ToSeq())
            : from one in found[first]
            from _ in Fits(request, entries, one)
            from all in Rest(request, files, found, (first, one))
            select all;
    }

    private static Either<DatasetError, LoadedPictures> Rest(
        TaskRequest request,
        ImageEntry[] files,
        Either<DatasetError, RasterImage>[] found,
        (int Index, RasterImage Picture) first
    )
    {
        var done = first.Index + 1;
        Parallel.For(
            first.Index + 1,
            files.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, MaxConcurrent) },
            i =>
            {
                found[i] = Picture(files[i], request, (files[first.Index].Path, first.Picture));
                request.Report(new(Interlocked.Increment(ref done), files.Length, "images"));
            }
        );
        var wrong = found.Lefts().Where(error => !request.Reading.SkipDamaged || error.Kind == DatasetErrorKind.Request).ToSeq().Strict();
        return wrong.IsEmpty
            ? new LoadedPictures([.. found.Rights()], files.Where((_, i) => found[i].IsLeft).ToSeq().Strict())
            : DatasetError.All(wrong);
    }

    private static Either<DatasetError, RasterImage> Picture(
        ImageEntry entry,
        TaskRequest request,
        Option<(string Path, RasterImage Picture)> model
    ) =>
        ImageDecoder
            .Read(entry.Path, new(request.Pictures) { Size = request.Reading.Resize })
            .Bind(picture =>
                model.Exists(other => (other.Picture.Height, other.Picture.Width) != (picture.Height, picture.Width))
                    ? model.Map(other => Differs(entry, picture, other)).IfNone(() => throw new InvalidOperationException())
                    : Right<DatasetError, RasterImage>(picture)
            );

    private static Either<DatasetError, RasterImage> Differs(
        ImageEntry entry,
        RasterImage picture,
        (string Path, RasterImage Picture) other
    ) =>
        new DatasetError(
            DatasetErrorKind.Request,
            new(entry.Path),
            FormattableString.Invariant(
                $"The picture is {picture.Height}x{picture.Width}, {other.Path} is {other.Picture.Height}x{other.Picture.Width}; all have to be of one size."
            ),
            "Let them be brought to one: --resize 32x32, or any HxW."
        );

    private static Either<DatasetError, Unit> Fits(TaskRequest request, Seq<ImageEntry> entries, RasterImage one)
    {
        var claim = (long)entries.Count * one.Values.Length;
        return claim <= Math.Min(request.Limits.Plain, System.Array.MaxLength)
            ? unit
            : new DatasetError(
                DatasetErrorKind.TooLarge,
                new(request.Directory.IfNone("")),
                FormattableString.Invariant(
                    $"{entries.Count} pictures of {one.Channels}x{one.Height}x{one.Width} are {claim} numbers, more than the limit of {request.Limits.Plain}."
                ),
                "Let them be made smaller: --resize 32x32, or any HxW."
            );
    }
}
