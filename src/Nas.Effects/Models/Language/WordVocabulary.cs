using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Nas.Domain.Architectures.Features;

namespace Nas.Effects.Models.Language;

/// <summary>Whole words as tokens. An operation whose parameters are not in the vocabulary is its name and the sizes of its parameters,
/// rounded to half octaves.</summary>
internal sealed class WordVocabulary(IReadOnlyDictionary<string, int> numbers)
{
    private const string Unknown = "[UNK]";
    private const int MaxHalfOctaves = 40;

    private static readonly ImmutableArray<string> Special = ["[PAD]", Unknown, "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>The tokens of a text.</summary>
    public IEnumerable<int> Encode(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => numbers.TryGetValue(word, out var number) ? [number] : Parts(word).Select(Number));

    /// <summary>A tokenizer.json of words.</summary>
    /// <param name="words">The words of texts, the order of which counts for nothing.</param>
    public static string Print(IEnumerable<string> words)
    {
        var heads = words.Select(HeadOf).Where(head => head.EndsWith(')'));
        var sizes = Enumerable.Range(0, MaxHalfOctaves + 1).ToArray();
        string[] all =
        [
            .. Special,
            .. ArchitectureWords.Structure,
            .. ArchitectureWords.Axes.SelectMany(axis =>
                sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{axis}{size}"))
            ),
            .. sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"~{size}")),
            .. words.Concat(heads).Order(StringComparer.Ordinal),
        ];
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartObject("pre_tokenizer");
            json.WriteString("type", "WhitespaceSplit");
            json.WriteEndObject();
            json.WriteStartObject("model");
            json.WriteString("type", "WordLevel");
            json.WriteString("unk_token", Unknown);
            json.WriteStartObject("vocab");
            foreach (var (number, word) in all.Distinct(StringComparer.Ordinal).Index())
            {
                json.WriteNumber(word, number);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private int Number(string word) => numbers.TryGetValue(word, out var number) ? number : numbers.GetValueOrDefault(Unknown);

    /// <summary><c>linear(24)</c> → <c>linear(*)</c>, <c>~9</c>.</summary>
    private static IEnumerable<string> Parts(string word) =>
        word.IndexOf('(', StringComparison.Ordinal) is > 0 and var open
            ? word[(open + 1)..]
                .TrimEnd(')')
                .Split(',')
                .Select(text => int.TryParse(text, CultureInfo.InvariantCulture, out var size) ? size : 0)
                .Select(size => string.Create(CultureInfo.InvariantCulture, $"~{ArchitectureWords.HalfOctaves(size)}"))
                .Prepend(HeadOf(word))
            : [word];

    private static string HeadOf(string word) =>
        word.IndexOf('(', StringComparison.Ordinal) is > 0 and var open ? $"{word[..open]}(*)" : word;
}
