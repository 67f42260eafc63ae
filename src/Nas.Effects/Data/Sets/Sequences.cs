using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Arrays;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Sets;

/// <summary>Arrays of sequences, N×L, N×C×L or N×L×C. They become images of height 1.</summary>
internal static class Sequences
{
    /// <summary>No picture is so many times longer than wide.</summary>
    private const int Elongation = 8;

    /// <summary>The array as N×C×1×L; none if it is one of images.</summary>
    public static Option<NumberArray> Arrange(NumberArray array, Option<AxisOrder> layout) =>
        OrderOf(array.Shape, layout)
            .Map(order =>
                array.Shape switch
                {
                    [var count, var length] => array with { Shape = [count, 1, 1, length] },
                    [var count, var channels, var length] when order == AxisOrder.SequencesChannelsFirst => array with
                    {
                        Shape = [count, channels, 1, length],
                    },
                    [var count, var length, var channels] => array with
                    {
                        Shape = [count, channels, 1, length],
                        Values = ChannelsFirst.Transposed(array.Values, length, channels),
                    },
                    _ => array,
                }
            );

    /// <summary>Whether an order of axes is one of sequences.</summary>
    public static bool Are(AxisOrder order) => order is AxisOrder.SequencesChannelsFirst or AxisOrder.SequencesChannelsLast;

    /// <summary>What was decided, where nobody said it and another reading is possible.</summary>
    public static Option<string> Remark(NumberArray array, Option<AxisOrder> layout) =>
        layout.IsSome || array.Shape is [_, 1, _] or [_, _, 1]
            ? None
            : Arrange(array, layout)
                .Map(found =>
                    FormattableString.Invariant(
                        $"arrays of {array.ShapeText} are read as sequences of {found.Shape[3]} places with {found.Shape[1]} {(found.Shape[1] == 1 ? "channel" : "channels")}"
                    )
                );

    private static Option<AxisOrder> OrderOf(int[] shape, Option<AxisOrder> layout) =>
        shape.Length is not (2 or 3) ? None
        : layout.IsSome ? layout.Filter(Are)
        : shape switch
        {
            [_, _] => AxisOrder.SequencesChannelsFirst,
            [_, var first, var last] when IsElongated(first, last) => AxisOrder.SequencesChannelsFirst,
            [_, var first, var last] when IsElongated(last, first) => AxisOrder.SequencesChannelsLast,
            _ => Option<AxisOrder>.None,
        };

    private static bool IsElongated(int channels, int length) => length > 1 && (channels == 1 || length >= Elongation * channels);
}
