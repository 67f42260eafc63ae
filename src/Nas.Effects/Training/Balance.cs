namespace Nas.Effects.Training;

/// <summary>Weights of classes in the loss.</summary>
internal static class Balance
{
    /// <summary>For each class the number of images that it would have if all had as many, over the number that it has; 1 for a class without
    /// images. The mean over all images is 1.</summary>
    public static float[] Of(int[] labels, int classes)
    {
        var counts = new int[classes];
        foreach (var label in labels)
        {
            counts[label]++;
        }

        var present = counts.Count(count => count > 0);
        return [.. counts.Select(count => count == 0 ? 1 : (float)labels.Length / present / count)];
    }
}
