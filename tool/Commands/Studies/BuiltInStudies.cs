using System.Collections.Immutable;
using LanguageExt;

namespace Nas.Tool.Commands.Studies;

/// <summary>The studies that the tool brings along.</summary>
internal static class BuiltInStudies
{
    private const string Folder = "Nas.Tool.Commands.Studies.BuiltIn.";

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = ["qin2025-small"];

    /// <summary>The text of one; none if there is none of this name.</summary>
    public static Option<string> Find(string name)
    {
        if (!Names.Contains(name))
        {
            return Prelude.None;
        }

        using var text = new StreamReader(typeof(BuiltInStudies).Assembly.GetManifestResourceStream($"{Folder}{name}.yaml")!);
        return text.ReadToEnd();
    }
}
