using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Training;

/// <summary>The changes of training images that follow from what the images are.</summary>
public static class AugmentationPolicy
{
    /// <summary>Smaller images, and rows of a table, have nothing to move; what moving does to numbers nobody knows.</summary>
    private const int MinSide = 16;

    private const int SideForEachPixel = 14;
    private const int SideForEachHolePixel = 5;
    private const double MixUp = 0.2;
    private const int MixUpFrom = 30;

    /// <summary>The usual changes for a task's images.</summary>
    public static Augmentation For(TaskData data)
    {
        var side = Math.Min(data.Input.Axis2, data.Input.Axis3);
        return side < MinSide || data.Target is not Target.Classes
            ? Augmentation.None
            : new(side / SideForEachPixel, MirrorTest.Passes(data.Train), side / SideForEachHolePixel, MixUp, 0) { MixUpFrom = MixUpFrom };
    }
}
