namespace Nas.Domain.Learning.Quality;

/// <summary>How well it is told which pixels of examples belong to something.</summary>
/// <param name="Examples">Number of examples.</param>
/// <param name="Masks">Each mask, over all pixels of all examples.</param>
public sealed record MaskQuality(int Examples, ValueArray<OneMaskQuality> Masks)
{
    /// <summary>The mean over the masks that some pixels are in and others not.</summary>
    public double Overlap => Mean(one => one.Overlap);

    /// <summary>The mean over the masks that some pixels are in and others not.</summary>
    public double F1 => Mean(one => one.F1);

    /// <summary>The mean over the masks that some pixels are in and others not.</summary>
    public double AreaUnderCurve => Mean(one => one.AreaUnderCurve);

    private double Mean(Func<OneMaskQuality, double> measure) =>
        Masks.Where(one => one.IsMeasured).Select(measure).DefaultIfEmpty(0).Average();
}
