namespace Nas.Domain.Search.Trials;

/// <summary>Random changes of the training images, drawn anew for every image in every epoch.</summary>
/// <param name="Shift">Maximum number of pixels by which an image moves along each axis; its edge is repeated.</param>
/// <param name="Mirror">Whether an image is mirrored left to right, with probability a half.</param>
/// <param name="CutOut">Side of a square that is set to the mean at a random place, in pixels; 0 for none (DeVries and Taylor, 2017).</param>
/// <param name="MixUp">The parameter of the Beta distribution that two images' shares are drawn from; 0 mixes none (Zhang et al.,
/// 2018).</param>
/// <param name="Brightness">Maximum change of brightness, in standard deviations of the pixels.</param>
public sealed record Augmentation(int Shift, bool Mirror, int CutOut, double MixUp, double Brightness)
{
    /// <summary>Images as they are.</summary>
    public static Augmentation None { get; } = new(0, false, 0, 0, 0);

    /// <summary>The parameter of the Beta distribution that the area is drawn from which an image takes from another one; 0 for none (Yun et
    /// al., 2019). Where images are mixed up, too, half of the batches are mixed in this way.</summary>
    public double CutMix { get; init; }

    /// <summary>Trainings of fewer epochs mix no images: what mixing takes from a network at first, it gives back later.</summary>
    public int MixUpFrom { get; init; }

    /// <summary>Whether points of an image change their places, or are taken from another one or from none.</summary>
    public bool Moves => Shift > 0 || Mirror || CutOut > 0 || CutMix > 0;

    /// <summary>The changes in a training of so many epochs.</summary>
    public Augmentation For(double epochs) => epochs < MixUpFrom ? this with { MixUp = 0, CutMix = 0 } : this;
}
