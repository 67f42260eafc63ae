using System.Globalization;
using LanguageExt;
using Nas.Domain;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Data.Sets;

/// <summary>A task ready for training: three parts, standardised by the train part's channels.</summary>
/// <param name="Name">The requested name.</param>
/// <param name="Target">What is told of an image.</param>
/// <param name="Train">Images to fit weights on.</param>
/// <param name="Validation">Images to select architectures by.</param>
/// <param name="Test">Images for the final test only.</param>
/// <param name="Scaling">The transform that was applied to all three parts.</param>
/// <param name="Fingerprint">Identity of the data and of its parts.</param>
public sealed record TaskData(
    string Name,
    Target Target,
    ImageSet Train,
    ImageSet Validation,
    ImageSet Test,
    Standardisation Scaling,
    Fingerprint Fingerprint
)
{
    /// <summary>The kind of source, such as <c>image folder</c>.</summary>
    public string Layout { get; init; } = "";

    /// <summary>The names of the classes, in the order of the labels; empty if the source has only numbers.</summary>
    public Seq<string> ClassNames { get; init; } = Seq<string>.Empty;

    /// <summary>Remarks of its reader for the user, as clauses.</summary>
    public Seq<string> Remarks { get; init; } = Seq<string>.Empty;

    /// <summary>The columns of a table, whose numbers make an image; empty for images.</summary>
    public Seq<TableColumn> Columns { get; init; } = Seq<TableColumn>.Empty;

    /// <summary>Files that were left out because they cannot be read.</summary>
    public Seq<string> Skipped { get; init; } = Seq<string>.Empty;

    /// <summary>The name of a class, or its number.</summary>
    public string NameOf(int label) => label < ClassNames.Count ? ClassNames[label] : label.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a network's outputs are called: classes or numbers.</summary>
    public ValueArray<string> OutputNames =>
        Target is not Target.Classes ? Target.OutputNames : [.. Enumerable.Range(0, Target.Outputs).Select(NameOf)];

    /// <summary>Shape of one image of any part.</summary>
    public TensorType Input => Train.Shape;

    /// <summary>Rows and columns of zeros around each image, added after standardisation.</summary>
    public int Border { get; init; }
}
