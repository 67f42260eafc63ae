using LanguageExt;
using Nas.Effects.Data.Images;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>Decodes pictures concurrently; the result does not depend on the order of completion.</summary>
internal static class ImageLoading
{
    private const int MaxConcurrent = 8;

    /// <summary>The pictures in the given order, all of one size, or the first one that cannot be used.</summary>
    public static Either<DatasetError, RasterImage[]> Load(TaskRequest request, Seq<ImageEntry> entries) =>
        from first in Picture(entries[0], request, None)
        from _ in Fits(request, entries, first)
        from all in Rest(request, entries, first)
        select all;

    private static Either<DatasetError, RasterImage[]> Rest(TaskRequest request, Seq<ImageEntry> entries, RasterImage first)
    {
        var files = entries.ToArray();
        var found = new Either<DatasetError, RasterImage>[files.Length];
        found[0] = first;
        Parallel.For(
            1,
            files.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, MaxConcurrent) },
            (i, state) =>
            {
                found[i] = Picture(files[i], request, (files[0].Path, first));
                if (found[i].IsLeft)
                {
                    // The pictures before it are still read, so that the error always names the same file.
                    state.Break();
                }
            }
        );
        return found.FirstOrDefault(one => one.IsLeft) is { IsLeft: true } wrong
            ? wrong.Map(_ => System.Array.Empty<RasterImage>())
            : found.Select(one => one.IfLeft(first)).ToArray();
    }

    private static Either<DatasetError, RasterImage> Picture(
        ImageEntry entry,
        TaskRequest request,
        Option<(string Path, RasterImage Picture)> model
    ) =>
        ImageDecoder
            .Read(entry.Path, new(request.Pictures) { Size = request.Resize })
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
