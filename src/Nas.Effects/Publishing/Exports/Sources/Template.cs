using System.Text.RegularExpressions;
using Nas.Effects.Data.Sets;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Publishing.Exports.Sources;

/// <summary>A source file with placeholders, written <c>«name»</c>.</summary>
internal static partial class Template
{
    private const string Prefix = "Nas.Effects.Publishing.Exports.Sources.";

    /// <summary>The embedded template with its placeholders replaced; the inserted text is not expanded again.</summary>
    public static string Fill(string name, IReadOnlyDictionary<string, string> places)
    {
        using var stream =
            typeof(Template).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"there is no template {name}");
        using var reader = new StreamReader(stream);
        return Place().Replace(reader.ReadToEnd(), place => places[place.Groups[1].Value]);
    }

    /// <summary>What the parts of the templates for tables need.</summary>
    public static IReadOnlyDictionary<string, string> Columns(ModelDescription about) =>
        new Dictionary<string, string> { ["columns"] = Literal.Text(TableColumnText.Print(about.Columns)) };

    [GeneratedRegex("«([a-z]+)»")]
    private static partial Regex Place();
}
