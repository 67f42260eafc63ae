using LanguageExt;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Folders;

/// <summary>The parts that a source provides.</summary>
/// <param name="Source">The folder or file, for messages.</param>
/// <param name="Train">Images for training, and for missing parts.</param>
/// <param name="Validation">Images for validation, or none.</param>
/// <param name="Test">Images for the test, or none.</param>
internal sealed record GivenParts(string Source, ImageSet Train, Option<ImageSet> Validation, Option<ImageSet> Test)
{
    /// <summary>What the user should know, as clauses.</summary>
    public Seq<string> Remarks { get; init; } = Seq<string>.Empty;
}
