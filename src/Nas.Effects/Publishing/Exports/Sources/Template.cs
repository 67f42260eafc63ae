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
        about.Kind == TargetKind.Classes
            ? new Dictionary<string, string>
            {
                ["told"] = "probabilities",
                ["last"] = ".softmax(1)",
                ["picture"] = "The most probable class of a picture file, and the probabilities of all.",
                ["answer"] = "CLASSES[probabilities.argmax()], probabilities.tolist()",
                ["row"] = "its most probable class and the probabilities of all",
                ["answers"] = "[(CLASSES[row.argmax()], row.tolist()) for row in probabilities]",
            }
        : about.Kind == TargetKind.Labels
            ? new Dictionary<string, string>
            {
                ["told"] = "probabilities",
                ["last"] = ".sigmoid()",
                ["picture"] = "The probabilities of the labels of a picture file, in the order of LABELS.",
                ["answer"] = "probabilities.tolist()",
                ["row"] = "the probabilities of its labels, in the order of LABELS",
                ["answers"] = "probabilities.tolist()",
            }
        : new Dictionary<string, string>
        {
            ["told"] = "numbers",
            ["last"] = "",
            ["picture"] = "The numbers of a picture file, in the order of NUMBERS.",
            ["answer"] = "numbers.tolist()",
            ["row"] = "its numbers, in the order of NUMBERS",
            ["answers"] = "numbers.tolist()",
        };

    /// <summary>What a generated file calls the outputs of the network.</summary>
    public static IReadOnlyDictionary<string, string> Outputs(ModelDescription about) =>
        about.Kind == TargetKind.Classes
            ? new Dictionary<string, string>
            {
                ["told"] = "logits",
                ["names"] = "classes",
                ["property"] = "Classes",
                ["constant"] = "CLASSES",
            }
        : about.Kind == TargetKind.Labels
            ? new Dictionary<string, string>
            {
                ["told"] = "logits",
                ["names"] = "labels",
                ["property"] = "Labels",
                ["constant"] = "LABELS",
            }
        : new Dictionary<string, string>
        {
            ["told"] = "numbers",
            ["names"] = "numbers",
            ["property"] = "Numbers",
            ["constant"] = "NUMBERS",
        };

    [GeneratedRegex("«([a-z]+)»")]
    private static partial Regex Place();
}
