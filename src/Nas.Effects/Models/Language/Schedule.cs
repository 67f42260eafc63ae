namespace Nas.Effects.Models.Language;

/// <summary>The learning rate of a training: it rises linearly, then falls to 0 by a cosine.</summary>
/// <param name="Rate">The highest.</param>
/// <param name="WarmUp">The share of the training in which it rises.</param>
internal readonly record struct Schedule(double Rate, double WarmUp)
{
    /// <summary>The rate at a share of the training from 0 to 1.</summary>
    public double At(double progress) =>
        progress < WarmUp
            ? Rate * progress / WarmUp
            : Rate * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, (progress - WarmUp) / (1 - WarmUp))));
}
