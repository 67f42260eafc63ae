using System.Text.RegularExpressions;

namespace Nas.Effects.Publishing.Exports.Sources;

/// <summary>A source file with places to fill, written <c>«name»</c>.</summary>
internal static partial class Template
{
    private const string Prefix = "Nas.Effects.Publishing.Exports.Sources.";

    /// <summary>The embedded template with its places filled; what is filled in is not looked at again.</summary>
    public static string Fill(string name, IReadOnlyDictionary<string, string> places)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"there is no template {name}");
        using var reader = new StreamReader(stream);
        return Place().Replace(reader.ReadToEnd(), place => places[place.Groups[1].Value]);
    }

    [GeneratedRegex("«([a-z]+)»")]
    private static partial Regex Place();
}
