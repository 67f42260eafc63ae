using System.Text.RegularExpressions;
using Nas.Domain.Search.Trials;
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
        new Dictionary<string, string>(Answers(about)) { ["columns"] = Literal.Text(TableColumnText.Print(about.Columns)) };

    /// <summary>How the parts in Python turn what the network gives into answers: classes with probabilities, or numbers.</summary>
    public static IReadOnlyDictionary<string, string> Answers(ModelDescription about) =>
        about.Kind switch
        {
            TargetKind.Classes => new Dictionary<string, string>
            {
                ["told"] = "probabilities",
                ["last"] = ".softmax(1)",
                ["picture"] = "The most probable class of a picture file, and the probabilities of all.",
                ["answer"] = "CLASSES[probabilities.argmax()], probabilities.tolist()",
                ["row"] = "its most probable class and the probabilities of all",
                ["answers"] = "[(CLASSES[row.argmax()], row.tolist()) for row in probabilities]",
            },
            TargetKind.Labels => Told(
                "probabilities",
                ".sigmoid()",
                "probabilities of the labels",
                "LABELS",
                "the probabilities of its labels"
            ),
            TargetKind.Masks => Told(
                "probabilities",
                ".sigmoid()",
                "probabilities of the pixels",
                "MASKS",
                "the probabilities of its pixels"
            ),
            TargetKind.Maps => Told("maps", "", "maps", "MAPS", "its maps"),
            _ => Told("numbers", "", "numbers", "NUMBERS", "its numbers"),
        };

    private static Dictionary<string, string> Told(string told, string last, string ofPicture, string constant, string ofRow) =>
        new()
        {
            ["told"] = told,
            ["last"] = last,
            ["picture"] = $"The {ofPicture} of a picture file, in the order of {constant}.",
            ["answer"] = $"{told}.tolist()",
            ["row"] = $"{ofRow}, in the order of {constant}",
            ["answers"] = $"{told}.tolist()",
        };

    /// <summary>What a generated file calls the outputs of the network.</summary>
    public static IReadOnlyDictionary<string, string> Outputs(ModelDescription about)
    {
        var (told, names) = about.Kind switch
        {
            TargetKind.Classes => ("logits", "classes"),
            TargetKind.Labels => ("logits", "labels"),
            TargetKind.Masks => ("logits", "masks"),
            TargetKind.Maps => ("maps", "maps"),
            _ => ("numbers", "numbers"),
        };
        return new Dictionary<string, string>
        {
            ["told"] = told,
            ["names"] = names,
            ["shape"] = names + about.MapSize.Map(size => FormattableString.Invariant($", {size.Height}, {size.Width}")).IfNone(""),
            ["property"] = char.ToUpperInvariant(names[0]) + names[1..],
            ["constant"] = names.ToUpperInvariant(),
        };
    }

    [GeneratedRegex("«([a-z]+)»")]
    private static partial Regex Place();
}
