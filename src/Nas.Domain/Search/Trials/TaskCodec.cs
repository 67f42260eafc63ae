using LanguageExt;
using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The codec of <see cref="TaskReference"/>.</summary>
public static class TaskCodec
{
    /// <summary>A task as a record.</summary>
    public static Codec<TaskReference> Record { get; } =
        Group(
                Field("name", Scalar.Text, (TaskReference task) => task.Name),
                Optional("data", Scalar.Text, (TaskReference task) => task.Data),
                Field("fingerprint", Scalar.Text, (TaskReference task) => task.Fingerprint),
                Field("input", Scalar.Text, (TaskReference task) => task.Input),
                Field("classes", Scalar.Int.AtLeast(1), (TaskReference task) => task.Classes),
                Inline(ReadingCodec.Options, (TaskReference task) => task.Reading),
                Optional(
                    "skipped",
                    List(Scalar.Text),
                    (TaskReference task) => task.Skipped.IsEmpty ? Option<Seq<string>>.None : task.Skipped
                ),
                (name, data, fingerprint, input, classes, reading, skipped) =>
                    new TaskReference(name, data, fingerprint, input, classes)
                    {
                        Reading = reading,
                        Skipped = skipped.IfNone(Seq<string>.Empty),
                    }
            )
            .Record();
}
