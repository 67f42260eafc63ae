using LanguageExt;
using Nas.Effects.Data.Images;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>Warnings about an image folder that can be read.</summary>
internal static class ImageRemarks
{
    /// <summary>What is said of a picture that is not all there.</summary>
    public const string Incomplete = "is damaged or cut off; what is missing of it is black or grey";

    public static Seq<string> Find(Seq<PicturePart> parts, LoadedPictures loaded)
    {
        var leftOut = parts.Bind(part => part.LeftOut).Filter(file => !ImageEntry.IsPicture(file)).Strict();
        var pictures = loaded.Pictures;
        return Seq(
                Counted(
                    pictures.Count(picture => picture.IsIncomplete),
                    Incomplete,
                    "are damaged or cut off; what is missing of them is black or grey"
                ),
                Counted(
                    pictures.Count(picture => picture.HadTransparency),
                    "has transparent places, which are black",
                    "have transparent places, which are black"
                ),
                leftOut.IsEmpty
                    ? ""
                    : FormattableString.Invariant(
                        $"{leftOut.Count} {(leftOut.Count == 1 ? "file that is no picture was" : "files that are no pictures were")} left out, such as {leftOut.Head}"
                    ),
                Skipped(loaded.Skipped)
            )
            .Filter(remark => remark.Length > 0)
            .Strict();
    }

    private static string Counted(int count, string one, string many) =>
        count == 0 ? "" : FormattableString.Invariant($"{count} {(count == 1 ? $"picture {one}" : $"pictures {many}")}");

    private static string Skipped(Seq<ImageEntry> pictures) =>
        pictures.IsEmpty
            ? ""
            : FormattableString.Invariant(
                $"{pictures.Count} {(pictures.Count == 1 ? "picture that cannot be read was" : "pictures that cannot be read were")} left out: {string.Join(", ", pictures.Take(DatasetError.MaxTold).Map(picture => picture.Path))}{(pictures.Count > DatasetError.MaxTold ? " and others" : "")}"
            );
}
