using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Nas.Effects.Data.Sets;

/// <summary>Images that are equal to the last pixel.</summary>
/// <remarks>Equal images in two parts make accuracies look better than they are.</remarks>
/// <param name="Within">Images that are in their part more than once, each counted beyond the first.</param>
/// <param name="TrainValidation">Validation images that are training images as well.</param>
/// <param name="TrainTest">Test images that are training images as well.</param>
/// <param name="ValidationTest">Test images that are validation images as well.</param>
/// <param name="Contradicting">Different images that occur with more than one label.</param>
public sealed record Duplicates(int Within, int TrainValidation, int TrainTest, int ValidationTest, int Contradicting)
{
    /// <summary>No duplicates.</summary>
    public bool None => this == new Duplicates(0, 0, 0, 0, 0);

    /// <summary>Counts them by SHA-256 of the standardised pixels.</summary>
    public static Duplicates In(TaskData task)
    {
        var (train, validation, test) = (Hashes(task.Train), Hashes(task.Validation), Hashes(task.Test));
        var (inTrain, inValidation) = (train.ToHashSet(StringComparer.Ordinal), validation.ToHashSet(StringComparer.Ordinal));
        var labelled = train
            .Concat(validation)
            .Concat(test)
            .Zip(task.Train.Labels.Concat(task.Validation.Labels).Concat(task.Test.Labels), (hash, label) => (hash, label));
        return new(
            new[] { train, validation, test }.Sum(part => part.Length - part.Distinct(StringComparer.Ordinal).Count()),
            validation.Count(inTrain.Contains),
            test.Count(inTrain.Contains),
            test.Count(inValidation.Contains),
            labelled.Distinct().GroupBy(pair => pair.hash, StringComparer.Ordinal).Count(group => group.Count() > 1)
        );
    }

    private static string[] Hashes(ImageSet images) =>
        [.. Enumerable.Range(0, images.Count).Select(i => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(images.Image(i)))))];
}
