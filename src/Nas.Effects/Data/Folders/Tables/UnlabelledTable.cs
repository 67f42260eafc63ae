using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>Reads a table for a model: as many columns of numbers as the model has inputs, with or without a column of classes.</summary>
internal static class UnlabelledTable
{
    public static Either<DatasetError, ImageSet> Read(string path, TensorType image, ReadLimits limits) =>
        from header in TableReader.Header(path)
        from columns in Columns(path, [.. header], checked((int)image.Elements))
        from values in TableReader.Numbers(path, columns, limits)
        select new ImageSet(image, values, new int[values.Length / columns.Length]);

    /// <summary>All columns but those that count rows, and but a column of classes where there is one too many.</summary>
    private static Either<DatasetError, int[]> Columns(string path, string[] header, int wanted)
    {
        var all = Enumerable.Range(0, header.Length).ToArray();
        var uncounted = all.Where(i => !TableColumns.IsCounter(header[i])).ToArray();
        var label = TableColumns.UsualLabel(header);
        var unlabelled = uncounted.Where(i => i != label).ToArray();
        return new[] { unlabelled, uncounted, all }.ToSeq().Find(some => some.Length == wanted).Case is int[] found
            ? found
            : new DatasetError(
                DatasetErrorKind.Request,
                new(path, "line 1"),
                FormattableString.Invariant($"The table has {unlabelled.Length} columns of numbers; the model takes {wanted}."),
                "Give the columns that the model was trained on, in the same order, without others."
            );
    }
}
