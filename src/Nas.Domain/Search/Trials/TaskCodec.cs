using LanguageExt;
using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The codec of <see cref="TaskReference"/>.</summary>
public static class TaskCodec
{
    private static readonly Codec<PartSizes> Sizes = Group(
            Field("train", Scalar.Int.AtLeast(0), (PartSizes sizes) => sizes.Train),
            Field("validation", Scalar.Int.AtLeast(0), (PartSizes sizes) => sizes.Validation),
            Field("test", Scalar.Int.AtLeast(0), (PartSizes sizes) => sizes.Test),
            (train, validation, test) => new PartSizes(train, validation, test)
        )
        .Record();

    /// <summary>A task as a record.</summary>
    public static Codec<TaskReference> Record { get; } =
        Group(
                Field("name", Scalar.Text, (TaskReference task) => task.Name),
                Optional("data", Scalar.Text, (TaskReference task) => task.Data),
                Field("fingerprint", Scalar.Text, (TaskReference task) => task.Fingerprint),
                Field("input", Scalar.Text, (TaskReference task) => task.Input),
                Inline(TargetCodec.Fields, (TaskReference task) => task.Target),
                Optional("images", Sizes, (TaskReference task) => task.Images),
                Inline(ReadingCodec.Options, (TaskReference task) => task.Reading),
                Optional(
                    "skipped",
                    List(Scalar.Text),
                    (TaskReference task) => task.Skipped.IsEmpty ? Option<Seq<string>>.None : task.Skipped
                ),
                (name, data, fingerprint, input, target, images, reading, skipped) =>
                    new TaskReference(name, data, fingerprint, input, target)
                    {
                        Images = images,
                        Reading = reading,
                        Skipped = skipped.IfNone(Seq<string>.Empty),
                    }
            )
            .Record();
}
