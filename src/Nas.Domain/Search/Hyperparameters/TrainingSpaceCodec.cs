using LanguageExt;
using Nas.Domain.Codecs;

namespace Nas.Domain.Search.Hyperparameters;

/// <summary>The codec of <see cref="TrainingSpace"/>: a list of lines.</summary>
public static class TrainingSpaceCodec
{
    /// <summary>A space as a list of lines.</summary>
    public static Codec<TrainingSpace> Lines { get; } =
        Fields
            .List(Scalar.Text)
            .As(lines => TrainingSpaceText.Parse(lines), space => space.All.Select(TrainingSpaceText.Print).ToSeq().Strict());
}
