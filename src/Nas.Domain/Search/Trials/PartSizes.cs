namespace Nas.Domain.Search.Trials;

/// <summary>Numbers of images in the parts of a task.</summary>
/// <param name="Train">Images to fit weights on.</param>
/// <param name="Validation">Images to select architectures by.</param>
/// <param name="Test">Images for the final accuracy only.</param>
public sealed record PartSizes(int Train, int Validation, int Test);
