using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LanguageExt;
using Microsoft.ML.Tokenizers;
using static LanguageExt.Prelude;

namespace Nas.Effects.Models.Language;

/// <summary>Splits texts into the tokens of a checkpoint, as its <c>tokenizer.json</c> says: byte-level BPE, WordPiece, or whole
/// words.</summary>
public sealed partial class TextTokenizer
{
    private static readonly (string Begin, string End, string Mask)[] Marks = [("[CLS]", "[SEP]", "[MASK]"), ("<s>", "</s>", "<mask>")];

    private readonly Func<string, IEnumerable<int>> _split;
    private readonly int _begin;
    private readonly int _end;

    private TextTokenizer(Func<string, IEnumerable<int>> split, (int Begin, int End, int Mask) marks, int count) =>
        (_split, _begin, _end, Mask, Count) = (split, marks.Begin, marks.End, marks.Mask, count);

    /// <summary>The token that hides another.</summary>
    public int Mask { get; }

    /// <summary>How many tokens there are.</summary>
    public int Count { get; }

    /// <summary>The tokens of a text between those of beginning and end; the end of a longer text is left out.</summary>
    public int[] Encode(string text, int max) => [_begin, .. _split(text).Take(max - 2), _end];

    /// <summary>Reads a tokenizer; the left side says what is wrong.</summary>
    public static Either<string, TextTokenizer> Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var (root, model) = (document.RootElement, document.RootElement.GetProperty("model"));
            var vocabulary = model
                .GetProperty("vocab")
                .EnumerateObject()
                .ToDictionary(token => token.Name, token => token.Value.GetInt32(), StringComparer.Ordinal);
            foreach (var added in Items(root, "added_tokens"))
            {
                vocabulary[added.GetProperty("content").GetString()!] = added.GetProperty("id").GetInt32();
            }

            var marks = Marks.FirstOrDefault(marks => vocabulary.ContainsKey(marks.Begin) && vocabulary.ContainsKey(marks.End));
            return marks.Begin is null
                ? Left("it has tokens for neither [CLS] and [SEP] nor <s> and </s>")
                : Splitter(root, model, vocabulary)
                    .Map(split => new TextTokenizer(
                        split,
                        (vocabulary[marks.Begin], vocabulary[marks.End], vocabulary.GetValueOrDefault(marks.Mask)),
                        vocabulary.Values.Max() + 1
                    ));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return Left($"it is no tokenizer: {e.Message}");
        }
    }

    private static Either<string, Func<string, IEnumerable<int>>> Splitter(
        JsonElement root,
        JsonElement model,
        Dictionary<string, int> vocabulary
    ) =>
        model.GetProperty("type").GetString() switch
        {
            "BPE" => BytePairs(root, model, vocabulary),
            "WordPiece" => WordPieces(root, vocabulary),
            "WordLevel" => Right<string, Func<string, IEnumerable<int>>>(new WordVocabulary(vocabulary).Encode),
            var other => Left($"its type is {other}; known are BPE, WordPiece and WordLevel"),
        };

    private static Func<string, IEnumerable<int>> BytePairs(JsonElement root, JsonElement model, Dictionary<string, int> vocabulary)
    {
        var space =
            root.GetProperty("pre_tokenizer").TryGetProperty("add_prefix_space", out var added) && added.ValueKind == JsonValueKind.True;
        var tokenizer = BpeTokenizer.Create(
            new BpeOptions(vocabulary)
            {
                Merges =
                [
                    .. Items(model, "merges")
                        .Select(merge =>
                            merge.ValueKind == JsonValueKind.String ? merge.GetString()! : $"{merge[0].GetString()} {merge[1].GetString()}"
                        ),
                ],
                ByteLevel = true,
                PreTokenizer = new RegexPreTokenizer(Pieces(), null),
            }
        );
        return text => tokenizer.EncodeToIds(space ? " " + text : text);
    }

    private static Func<string, IEnumerable<int>> WordPieces(JsonElement root, Dictionary<string, int> vocabulary)
    {
        var lines = new string[vocabulary.Values.Max() + 1];
        foreach (var (token, id) in vocabulary)
        {
            lines[id] = token;
        }

        var normalizer = root.TryGetProperty("normalizer", out var found) ? found : default;
        var keepsCase =
            normalizer.ValueKind == JsonValueKind.Object
            && normalizer.TryGetProperty("lowercase", out var lower)
            && lower.ValueKind == JsonValueKind.False;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        var tokenizer = WordPieceTokenizer.Create(
            stream,
            new WordPieceOptions
            {
                PreTokenizer = new RegexPreTokenizer(WordsAndMarks(), null),
                Normalizer = keepsCase ? null : LowerCaseNormalizer.Instance,
            }
        );
        return text => tokenizer.EncodeToIds(text);
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    /// <summary>Words, and each mark alone, as BERT splits text (Devlin et al., 2019).</summary>
    [GeneratedRegex(@"[^\s\p{P}$+<=>^`|~]+|[\p{P}$+<=>^`|~]")]
    private static partial Regex WordsAndMarks();

    /// <summary>The pieces that byte-level BPE splits text into (Radford et al., 2019).</summary>
    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Pieces();
}
