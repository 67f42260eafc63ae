using LanguageExt;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Search.Trials;

/// <summary>The data that candidates are trained on, by name and fingerprint.</summary>
/// <param name="Name">A built-in task, or the name of the data folder.</param>
/// <param name="Data">The folder or file that the data was read from, or none for a built-in task.</param>
/// <param name="Fingerprint">A hash of the data's content; equal fingerprints are equal data.</param>
/// <param name="Input">The type of one example, such as <c>3x28x28</c>.</param>
/// <param name="Classes">Number of classes.</param>
public sealed record TaskReference(string Name, Option<string> Data, string Fingerprint, string Input, int Classes)
{
    /// <summary>The size that every image is resized to, or none to keep the original sizes.</summary>
    public Option<ImageSize> Resize { get; init; }

    /// <summary>The column of a table that holds the classes, or none for the usual names.</summary>
    public Option<string> Label { get; init; }
}
