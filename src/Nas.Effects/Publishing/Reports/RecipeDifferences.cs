using LanguageExt;
using Nas.Domain;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Recipes;

namespace Nas.Effects.Publishing.Reports;

/// <summary>What differs between recipes, entry by entry.</summary>
internal static class RecipeDifferences
{
    private const int MaxLength = 120;

    /// <summary>The entries that do not have the same value everywhere, in the order of writing, by path; a recipe without an entry has an
    /// empty value.</summary>
    public static Seq<(string Name, ValueArray<string> Values)> Of(Seq<Recipe> recipes)
    {
        var entries = recipes.Map(recipe => Entries("", RecipeCodec.Record.Write(recipe)).ToArray()).ToArray();
        return entries
            .SelectMany(one => one.Select(entry => entry.Name))
            .Distinct(StringComparer.Ordinal)
            .Select(name => (name, (ValueArray<string>)[.. entries.Select(one => ValueOf(one, name))]))
            .Where(entry => entry.Item2.Distinct(StringComparer.Ordinal).Skip(1).Any())
            .Select(entry => (entry.name, (ValueArray<string>)[.. entry.Item2.Select(Shortened)]))
            .ToSeq()
            .Strict();
    }

    private static string ValueOf((string Name, string Value)[] entries, string name) =>
        entries.FirstOrDefault(entry => entry.Name == name).Value ?? "";

    private static IEnumerable<(string Name, string Value)> Entries(string path, Node node) =>
        node switch
        {
            Node.Map map => map.Entries.SelectMany(entry => Entries(path.Length == 0 ? entry.Name : $"{path}.{entry.Name}", entry.Value)),
            Node.List list => list.Items.SelectMany((item, i) => Entries(FormattableString.Invariant($"{path}[{i}]"), item)),
            Node.Text text => [(path, text.Value)],
            Node.Word word => [(path, word.Value)],
            Node.Number number => [(path, number.Digits)],
            Node.Bool or Node.Null => [(path, node.Shown)],
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };

    private static string Shortened(string text) => text.Length <= MaxLength ? text : text[..MaxLength] + "…";
}
