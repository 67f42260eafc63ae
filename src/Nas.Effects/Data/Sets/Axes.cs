using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Arrays;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Sets;

/// <summary>Which axis of an array of images counts channels. Arrays do not say; what is plausible decides.</summary>
internal static class Axes
{
    // The channels of grey and colour pictures, with or without opacity.
    private const int UsualChannels = 4;

    /// <summary>The array as N×C×H×W, or why its axes cannot be told apart. Arrays of other ranks are returned as they are.</summary>
    public static Either<DatasetError, NumberArray> Arrange(NumberArray images, Option<AxisOrder> layout) =>
        Sequences.Arrange(images, layout).Case is NumberArray sequences ? sequences
        : images.Shape is not [var count, var height, var width, var channels] ? images
        : layout.Exists(Sequences.Are) ? FourAxes(images)
        : (layout || Plausible(images.Shape)).Case is not AxisOrder order ? Tie(images)
        : order == AxisOrder.ChannelsFirst ? images
        : images with
        {
            Shape = [count, channels, height, width],
            Values = ChannelsFirst.Transposed(images.Values, height * width, channels),
        };

    /// <summary>What was decided, where it is no matter of course: channels of no grey or RGB picture.</summary>
    public static Option<string> Remark(NumberArray images, Option<AxisOrder> layout) =>
        Sequences.Remark(images, layout) || Channels(images, layout);

    private static Option<string> Channels(NumberArray images, Option<AxisOrder> layout) =>
        layout.IsNone && images.Shape.Length == 4 && Plausible(images.Shape).Case is AxisOrder order
            ? Some(order == AxisOrder.ChannelsLast ? images.Shape[3] : images.Shape[1])
                .Filter(channels => channels is not (1 or 3))
                .Map(channels =>
                    FormattableString.Invariant(
                        $"arrays of {images.ShapeText} are read as {channels} channels, {(order == AxisOrder.ChannelsLast ? "the last axis" : "the second axis")}; volumes (N×D×H×W) are not known as such"
                    )
                )
            : None;

    /// <summary>Images are most often square; where that does not tell, few numbers are channels; none where both axes may be.</summary>
    private static Option<AxisOrder> Plausible(int[] shape)
    {
        var (first, middle, last) = (shape[1], shape[2], shape[3]);
        return (middle == last, first == middle) switch
        {
            (true, true) => first == 1 ? AxisOrder.ChannelsFirst : None,
            (true, false) => AxisOrder.ChannelsFirst,
            (false, true) => AxisOrder.ChannelsLast,
            _ when first == 1 => AxisOrder.ChannelsFirst,
            _ => (first <= UsualChannels, last <= UsualChannels) switch
            {
                (true, false) => AxisOrder.ChannelsFirst,
                (false, true) => AxisOrder.ChannelsLast,
                (true, true) => None,
                _ => (2 * first <= Math.Min(middle, last), 2 * last <= Math.Min(first, middle)) switch
                {
                    (true, false) => AxisOrder.ChannelsFirst,
                    (false, true) => AxisOrder.ChannelsLast,
                    _ => None,
                },
            },
        };
    }

    private static DatasetError FourAxes(NumberArray images) =>
        new(
            DatasetErrorKind.Request,
            new(images.Source, "shape"),
            $"Arrays of shape {images.ShapeText} have four axes, and sequences have three.",
            "Leave out --layout, or give N×C×L or N×L×C."
        );

    private static DatasetError Tie(NumberArray images) =>
        new(
            DatasetErrorKind.Request,
            new(images.Source, "shape"),
            $"Images of shape {images.ShapeText} may be N×C×H×W, N×H×W×C or volumes (N×D×H×W).",
            "Say which axis counts channels: --layout nchw or --layout nhwc; give volumes as channels."
        );
}
