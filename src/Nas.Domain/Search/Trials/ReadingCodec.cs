using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The fields of <see cref="ReadingOptions"/>; what is usual is not written.</summary>
public static class ReadingCodec
{
    /// <summary>Height and width.</summary>
    public static Codec<ImageSize> Size { get; } =
        Scalar.Text.As(text => ImageSize.Parse(text).MapLeft(why => $"cannot be read: {why}"), size => size.ToString());

    /// <summary>The axes by their usual names.</summary>
    public static Codec<AxisOrder> Axes { get; } =
        Scalar.OneOf<AxisOrder>([
            ("nchw", AxisOrder.ChannelsFirst),
            ("nhwc", AxisOrder.ChannelsLast),
            ("ncl", AxisOrder.SequencesChannelsFirst),
            ("nlc", AxisOrder.SequencesChannelsLast),
        ]);

    /// <summary>Where classes come from.</summary>
    public static Codec<ClassSource> Source { get; } =
        Scalar.OneOf<ClassSource>([("folder", ClassSource.Folder), ("name", ClassSource.Name)]);

    /// <summary>All fields.</summary>
    public static Part<ReadingOptions, ReadingOptions> Options { get; } =
        Group(
            Optional("resize", Size, (ReadingOptions reading) => reading.Resize),
            Optional("label", Scalar.Text, (ReadingOptions reading) => reading.Label),
            Optional("label_from", Source, (ReadingOptions reading) => Unless(reading.LabelFrom, ClassSource.Folder)),
            Optional("labels", Scalar.Text, (ReadingOptions reading) => reading.Labels),
            Optional("layout", Axes, (ReadingOptions reading) => reading.Layout),
            Optional("skip_damaged", Scalar.Bool, (ReadingOptions reading) => Unless(reading.SkipDamaged, usual: false)),
            Optional("target_kind", TargetKinds.Codec, (ReadingOptions reading) => Unless(reading.Kind, TargetKind.Classes)),
            (resize, label, from, labels, layout, skip, kind) =>
                new ReadingOptions
                {
                    Resize = resize,
                    Label = label,
                    LabelFrom = from.IfNone(ClassSource.Folder),
                    Labels = labels,
                    Layout = layout,
                    SkipDamaged = skip.IfNone(false),
                    Kind = kind.IfNone(TargetKind.Classes),
                }
        );

    private static Option<T> Unless<T>(T value, T usual) => EqualityComparer<T>.Default.Equals(value, usual) ? Option<T>.None : value;
}
