using LanguageExt;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Search.Trials;

/// <summary>How files become images with classes, where the files alone do not tell.</summary>
public sealed record ReadingOptions
{
    /// <summary>Everything as the files suggest it.</summary>
    public static ReadingOptions Usual { get; } = new();

    /// <summary>The size that every image is resized to, or none to keep the original sizes.</summary>
    public Option<ImageSize> Resize { get; init; }

    /// <summary>The column of a table that holds the classes, or columns of numbers with commas between them; none for the usual names.</summary>
    public Option<string> Label { get; init; }

    /// <summary>What the data has for each example.</summary>
    public TargetKind Kind { get; init; }

    /// <summary>What the class of a picture is read from.</summary>
    public ClassSource LabelFrom { get; init; }

    /// <summary>A table with a picture and its class in each row; none if folders or names tell.</summary>
    public Option<string> Labels { get; init; }

    /// <summary>The axes of arrays of images or sequences, or none to decide by their lengths.</summary>
    public Option<AxisOrder> Layout { get; init; }

    /// <summary>Whether pictures that cannot be read are left out; otherwise they are an error.</summary>
    public bool SkipDamaged { get; init; }

    /// <summary>Whether pictures need no folders for their classes.</summary>
    public bool ClassesAreGiven => Labels.IsSome || LabelFrom == ClassSource.Name;
}
