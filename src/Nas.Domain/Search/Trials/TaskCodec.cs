using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The codec of <see cref="TaskReference"/>.</summary>
public static class TaskCodec
{
    private static readonly Codec<ImageSize> Size = Scalar.Text.As(
        text => ImageSize.Parse(text).MapLeft(why => $"cannot be read: {why}"),
        size => size.ToString()
    );

    /// <summary>A task as a record.</summary>
    public static Codec<TaskReference> Record { get; } =
        Group(
                Field("name", Scalar.Text, (TaskReference task) => task.Name),
                Optional("data", Scalar.Text, (TaskReference task) => task.Data),
                Field("fingerprint", Scalar.Text, (TaskReference task) => task.Fingerprint),
                Field("input", Scalar.Text, (TaskReference task) => task.Input),
                Field("classes", Scalar.Int.AtLeast(1), (TaskReference task) => task.Classes),
                Optional("resize", Size, (TaskReference task) => task.Resize),
                Optional("label", Scalar.Text, (TaskReference task) => task.Label),
                (name, data, fingerprint, input, classes, resize, label) =>
                    new TaskReference(name, data, fingerprint, input, classes) { Resize = resize, Label = label }
            )
            .Record();
}
