using System.Collections.Immutable;
using System.Reflection;

namespace Nas.Domain.Text;

/// <summary>Text that is part of the assembly.</summary>
internal static class EmbeddedText
{
    private static Assembly Assembly => typeof(EmbeddedText).Assembly;

    /// <summary>What stands between prefix and suffix in the names of all texts that have both, in ordinal order.</summary>
    public static ImmutableArray<string> Names(string prefix, string suffix) =>
        Assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(suffix, StringComparison.Ordinal))
            .Select(name => name[prefix.Length..^suffix.Length])
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToImmutableArray();

    /// <summary>A text by its full name.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
