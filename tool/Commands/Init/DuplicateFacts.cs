using Nas.Effects.Data.Sets;

namespace Nas.Tool.Commands.Init;

/// <summary>Equal images, as <c>init --json</c> prints them.</summary>
internal sealed record DuplicateFacts(int Within, int TrainValidation, int TrainTest, int ValidationTest, int Contradicting)
{
    public static DuplicateFacts Describe(Duplicates found) =>
        new(found.Within, found.TrainValidation, found.TrainTest, found.ValidationTest, found.Contradicting);

    /// <summary>Sentences about them; empty if there are no duplicates.</summary>
    /// <param name="items">Images or rows.</param>
    public IEnumerable<string> WarningsOf(string items) =>
        new[]
        {
            (
                Count: TrainTest,
                What: $"test {items} that are training {items} as well",
                Meaning: " (the test accuracy will look better than it is)"
            ),
            (
                Count: TrainValidation,
                What: $"validation {items} that are training {items} as well",
                Meaning: " (architectures that memorise will look better than they are)"
            ),
            (Count: ValidationTest, What: $"test {items} that are validation {items} as well", Meaning: ""),
            (Count: Within, What: $"repetitions of {items} within a part", Meaning: ""),
            (Count: Contradicting, What: $"{items} with more than one label", Meaning: ""),
        }
            .Where(one => one.Count > 0)
            .Select(one => FormattableString.Invariant($"{one.What}: {one.Count}{one.Meaning}"));
}
