using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Scoring;

/// <summary>The images that the candidates of a comparison are scored on.</summary>
public static class ScoringBatch
{
    /// <summary>Different images at random; all of them if there are no more.</summary>
    /// <param name="images">Training images.</param>
    /// <param name="size">How many; 64 in NAS-Bench-Suite-Zero. Scores on different numbers of images do not compare.</param>
    /// <param name="stream">The comparison's stream; every candidate's must be the same.</param>
    public static ImageSet Draw(ImageSet images, int size, RandomStream stream) =>
        images.Select(Batches.ForTraining(images.Count, size, 0, stream.Child("batch"))[0]);
}
