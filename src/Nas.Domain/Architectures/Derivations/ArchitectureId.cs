using System.Security.Cryptography;
using System.Text;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>The name of an architecture: SHA-256 of its canonical text, 64 lower-case hexadecimal digits.</summary>
/// <param name="Value">The digits.</param>
/// <remarks>Equal exactly when the canonical texts are equal. <c>default</c> names nothing.</remarks>
public readonly record struct ArchitectureId(string Value)
{
    /// <summary>The first 12 digits: enough to tell the architectures of a search apart.</summary>
    public string Short => Value[..12];

    /// <summary>The id of an architecture.</summary>
    public static ArchitectureId From(Derivation derivation) => FromText(ArchitectureText.Print(derivation));

    /// <summary>The id for a canonical text.</summary>
    public static ArchitectureId FromText(string canonicalText) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalText))));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
