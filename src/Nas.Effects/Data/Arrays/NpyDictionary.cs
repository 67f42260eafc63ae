using LanguageExt;

namespace Nas.Effects.Data.Arrays;

/// <summary>Reads the three entries of an npy header, <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4), }</c>, and nothing
/// else:
/// no other literal, no expression, no structured or object type.</summary>
internal static class NpyDictionary
{
    /// <param name="source">The file, for messages.</param>
    /// <param name="text">The dictionary.</param>
    /// <param name="start">Offset of the text in the file.</param>
    public static Either<DatasetError, ArrayHeader> Parse(string source, string text, int start)
    {
        var cursor = new PythonCursor(text);
        var (descr, fortran, shape) = ((string?)null, (bool?)null, (long[]?)null);
        var more = cursor.Eat('{');
        while (more)
        {
            var key = cursor.Quoted();
            var known =
                cursor.Eat(':')
                && key switch
                {
                    "descr" when descr is null => (descr = cursor.Quoted()) is not null,
                    "fortran_order" when fortran is null => (fortran = cursor.Boolean()) is not null,
                    "shape" when shape is null => (shape = cursor.Lengths()) is not null,
                    _ => false,
                };
            if (!known)
            {
                return DatasetError.Malformed(
                    new(source, key ?? "header", start + cursor.Position),
                    "The header is not that of a plain array of numbers."
                );
            }

            more = cursor.Eat(',') && !cursor.Sees('}');
        }

        return cursor.Eat('}') && cursor.AtEnd && descr is not null && fortran is not null && shape is not null
            ? Format(source, descr).Map(format => new ArrayHeader(format, shape, fortran.Value, start + text.Length))
            : DatasetError.Malformed(
                new(source, "header", start + cursor.Position),
                "The header has other fields than descr, fortran_order and shape."
            );
    }

    private static Either<DatasetError, NumberFormat> Format(string source, string descr)
    {
        var format = descr is ['<' or '>' or '|' or '=', var kind, >= '0' and <= '9' and var size]
            ? new NumberFormat(kind, size - '0', descr[0] == '>')
            : default;
        if (format.IsSupported)
        {
            return format;
        }

        var what = descr.Contains('O', StringComparison.Ordinal)
            ? "Elements are pickled Python objects, which are not read because unpickling can run code."
            : $"Elements of type '{descr}' are not read.";
        return new DatasetError(DatasetErrorKind.Unsupported, new(source, "descr"), what, Remedy(descr));
    }

    private static string Remedy(string descr) =>
        descr switch
        {
            [_, 'U' or 'S' or 'a', ..] => "Number the words: names, y = numpy.unique(labels, return_inverse=True).",
            [_, 'O', ..] =>
                "Save plain numbers: numpy.save(file, numbers, allow_pickle=False); number words by numpy.unique(labels, return_inverse=True).",
            [_, 'c', ..] => "Save the real and the imaginary part as two channels.",
            [_, 'M' or 'm', ..] => "Save the times as numbers: array.astype('int64').",
            _ => "Save plain numbers: numpy.save(file, array.astype('float32'), allow_pickle=False).",
        };
}
