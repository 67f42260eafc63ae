namespace Nas.Effects.Data.Sets;

/// <summary>How many images each part of a task has.</summary>
/// <param name="Train">Images to fit weights on.</param>
/// <param name="Validation">Images to choose architectures by.</param>
/// <param name="Test">Images for the final accuracy only.</param>
public sealed record SplitSizes(int Train, int Validation, int Test)
{
    /// <summary>All images together.</summary>
    public long Total => (long)Train + Validation + Test;
}
