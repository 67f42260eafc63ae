using Nas.Domain.Tensors;

namespace Nas.Effects.Datasets;

/// <summary>A classification task ready for training: three parts, standardised by the train part's channels.</summary>
/// <param name="Name">The name it was asked for by.</param>
/// <param name="Classes">Number of classes; labels are below it.</param>
/// <param name="Train">Images to fit weights on.</param>
/// <param name="Validation">Images to choose architectures by.</param>
/// <param name="Test">Images for the final accuracy only.</param>
/// <param name="Scaling">The transform that was applied to all three parts.</param>
/// <param name="Fingerprint">Identity of the data and of its parts.</param>
public sealed record TaskData(
    string Name,
    int Classes,
    ImageSet Train,
    ImageSet Validation,
    ImageSet Test,
    Standardisation Scaling,
    Fingerprint Fingerprint)
{
    /// <summary>Shape of one image of any part.</summary>
    public TensorType Input => Train.Shape;
}
