using System.Text.Json.Serialization;
using Nas.Effects.Data.Sets;

namespace Nas.Tool.Commands.Init;

/// <summary>Equal images, as <c>init --json</c> prints them.</summary>
internal sealed record DuplicateFacts(int Within, int TrainValidation, int TrainTest, int ValidationTest, int Contradicting)
{
    public static DuplicateFacts Describe(Duplicates found) =>
        new(found.Within, found.TrainValidation, found.TrainTest, found.ValidationTest, found.Contradicting);

    /// <summary>Sentences about them; empty if there are no duplicates.</summary>
    [JsonIgnore]
    public IEnumerable<string> Warnings =>
        new[]
        {
            (
                Count: TrainTest,
                What: "test images that are training images as well",
                Meaning: " (the test accuracy will look better than it is)"
            ),
            (
                Count: TrainValidation,
                What: "validation images that are training images as well",
                Meaning: " (architectures that memorise will look better than they are)"
            ),
            (Count: ValidationTest, What: "test images that are validation images as well", Meaning: ""),
            (Count: Within, What: "repetitions of images within a part", Meaning: ""),
            (Count: Contradicting, What: "images with more than one label", Meaning: ""),
        }
            .Where(one => one.Count > 0)
            .Select(one => FormattableString.Invariant($"{one.What}: {one.Count}{one.Meaning}"));
}
