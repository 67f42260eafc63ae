using LanguageExt;

namespace Nas.Domain.Codecs;

/// <summary>A field of a record, in the terms of JSON schema.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Schema">What it holds.</param>
/// <param name="IsRequired">Whether a file without it is refused.</param>
public sealed record Property(string Name, Schema Schema, bool IsRequired)
{
    /// <summary>The value that a missing field has.</summary>
    public Option<Node> Default { get; init; }

    /// <summary>What it means, for people.</summary>
    public Option<string> Description { get; init; }
}
