using System.Security.Cryptography;
using Nas.Domain.Search.Recipes;
using TorchSharp;

namespace Nas.Effects.Runs.Folders;

/// <summary>The identity of this build, on which decisions and scores may depend.</summary>
public static class Build
{
    /// <summary>The version and a hash of the compiled code: builds of one version may differ in rounding.</summary>
    public static string Text { get; } = $"{typeof(Build).Assembly.GetName().Version?.ToString(3)}+{Mark()}";

    /// <summary>A deterministic compiler writes a hash of its inputs into the module's identity.</summary>
    private static string Mark() =>
        Convert.ToHexStringLower(
            SHA256.HashData([
                .. new[] { typeof(Recipe), typeof(Build), typeof(torch) }.SelectMany(type => type.Module.ModuleVersionId.ToByteArray()),
            ])
        )[..8];
}
