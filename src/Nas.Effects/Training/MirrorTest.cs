using Nas.Domain.Numerics.LinearAlgebra;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Training;

/// <summary>Whether images may be mirrored left to right without changing what they show: decided by a nearest-neighbour classifier that
/// must recognise mirrored images as well as the originals. Letters and digits fail, and so do shoes that all point the same way, for
/// which mirroring would be of no use.</summary>
internal static class MirrorTest
{
    private const int Side = 8;
    private const int MaxKnown = 2000;
    private const int MaxAsked = 1000;

    /// <summary>Images that are too few to tell are not mirrored.</summary>
    private const int MinAsked = 50;

    /// <summary>Whether mirroring is harmless, as far as these images tell.</summary>
    public static bool Passes(ImageSet images)
    {
        var asked = Math.Min(MaxAsked, images.Count / 3);
        if (asked < MinAsked)
        {
            return false;
        }

        // Images of one class may lie side by side.
        var spread = Enumerable.Range(0, images.Count).OrderBy(index => (index * 2654435761L) % 4294967296L).ToArray();
        var known = spread[asked..]
            .Take(MaxKnown)
            .Select(index => (Small: Shrink(images, index, false), Label: images.Labels[index]))
            .ToArray();
        var (right, mirrored) = (0, 0);
        foreach (var index in spread.Take(asked))
        {
            right += Nearest(known, Shrink(images, index, mirrors: false)) == images.Labels[index] ? 1 : 0;
            mirrored += Nearest(known, Shrink(images, index, mirrors: true)) == images.Labels[index] ? 1 : 0;
        }

        var (share, chance) = ((double)right / asked, known.CountBy(one => one.Label).Max(label => label.Value) / (double)known.Length);
        var error = Math.Sqrt(share * (1 - share) / asked);
        return share > chance + (3 * error) && (double)mirrored / asked >= share - (2 * error);
    }

    private static int Nearest((double[] Small, int Label)[] known, double[] asked)
    {
        var (nearest, label) = (double.PositiveInfinity, -1);
        foreach (var one in known)
        {
            var distance = Vectors.SquaredDistance(one.Small, asked);
            (nearest, label) = distance < nearest ? (distance, one.Label) : (nearest, label);
        }

        return label;
    }

    /// <summary>The means of the cells of a coarse grid, channel by channel.</summary>
    private static double[] Shrink(ImageSet images, int index, bool mirrors)
    {
        var image = images.Image(index);
        var type = images.Shape;
        var small = new double[type.Axis1 * Side * Side];
        var counts = new int[Side * Side];
        for (var row = 0; row < type.Axis2; row++)
        {
            for (var column = 0; column < type.Axis3; column++)
            {
                var cell = (row * Side / type.Axis2 * Side) + ((mirrors ? type.Axis3 - 1 - column : column) * Side / type.Axis3);
                counts[cell]++;
                for (var channel = 0; channel < type.Axis1; channel++)
                {
                    small[(channel * Side * Side) + cell] += image[(((channel * type.Axis2) + row) * type.Axis3) + column];
                }
            }
        }

        for (var i = 0; i < small.Length; i++)
        {
            small[i] /= Math.Max(1, counts[i % (Side * Side)]);
        }

        return small;
    }
}
