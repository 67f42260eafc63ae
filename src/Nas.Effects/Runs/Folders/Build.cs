using System.Security.Cryptography;
using Nas.Domain.Search.Recipes;
using TorchSharp;

namespace Nas.Effects.Runs.Folders;

/// <summary>This build of the code that decisions and scores come from.</summary>
public static class Build
{
    /// <summary>The version, and a mark that differs wherever the compiled code does: builds of one version may differ in rounding.</summary>
    public static string Text { get; } = $"{typeof(Build).Assembly.GetName().Version?.ToString(3)}+{Mark()}";

    /// <summary>A compiler writes the hash of all that it was given into a module's identity.</summary>
    private static string Mark() => Convert.ToHexStringLower(SHA256.HashData(
        [.. new[] { typeof(Recipe), typeof(Build), typeof(torch) }.SelectMany(type => type.Module.ModuleVersionId.ToByteArray())]))[..8];
}
