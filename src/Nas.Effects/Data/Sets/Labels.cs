using LanguageExt;
using Nas.Effects.Data.Arrays;

namespace Nas.Effects.Data.Sets;

/// <summary>Class labels as files write them: one integer for each image, or one row with a single 1 (one-hot).</summary>
internal static class Labels
{
    private const int MaxClasses = 1 << 16;
    private const string Number = "Number the classes from 0: names, y = numpy.unique(labels, return_inverse=True).";

    public static Either<DatasetError, int[]> From(NumberArray array) =>
        array.Shape switch
        {
            [_] or [_, 1] => EachRow(array, 1, row => row[0] == MathF.Floor(row[0]) ? (int)Math.Clamp(row[0], -1, MaxClasses) : -1),
            [_, <= MaxClasses] => EachRow(
                array,
                array.Shape[1],
                row => row.IndexOf(1) is var hot && row.Count(0) == row.Length - 1 ? hot : -1
            ),
            _ => DatasetError.Malformed(
                new(array.Source, "shape"),
                $"Labels of shape {array.ShapeText} are neither N nor N×classes.",
                Number
            ),
        };

    private static Either<DatasetError, int[]> EachRow(NumberArray array, int width, Func<float[], int> label)
    {
        var labels = new int[array.Shape[0]];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = label(array.Values[(i * width)..((i + 1) * width)]);
            if (labels[i] is < 0 or >= MaxClasses)
            {
                return DatasetError.Malformed(
                    new(array.Source, $"label {i}"),
                    width == 1
                        ? $"The label is not an integer from 0 to {MaxClasses - 1}. A number to predict: --target-kind numbers."
                        : "The row is not one-hot: a single 1 and otherwise 0. Any of several labels: --target-kind labels; numbers to predict: --target-kind numbers.",
                    Number
                );
            }
        }

        return labels;
    }
}
