using System.Runtime.CompilerServices;
using Nas.Domain.Codecs;
using Nas.Effects.Files;
using Nas.Effects.Runs.Archives;
using Nas.Effects.Runs.Codecs;
using Nas.Effects.Workers;

namespace Nas.Effects.Tests.Runs.Codecs;

/// <summary>Readers are total: whatever stands in a file gives a value or mistakes, soon, and never an exception.</summary>
public class HostileTextTests
{
    private static readonly string[] Splices =
    [
        "null",
        "NaN",
        "\"",
        "[",
        "]",
        "{",
        "}",
        ":",
        ",",
        "-",
        "1e999",
        "\\ud800",
        "\n",
        "!!",
        "&a",
        "*a",
        "...\n",
        "'",
        "9223372036854775808",
        "\0",
    ];

    [Theory]
    [InlineData("seeds:\n- ")]
    [InlineData("seed: !![3")]
    [InlineData("seed: 1\n...\nseed: 2")]
    [InlineData("seed: 1\n---\nseed: 2")]
    [InlineData("? [a]\n: 1")]
    [InlineData("\"\\ud800\": 1")]
    [InlineData("- - - -")]
    [InlineData("\t")]
    [InlineData("")]
    public void Recipe_OfAnOddText_IsAMistake(string text) => Assert.True(RecipeText.Parse(text).IsFail);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("a:\n- [")]
    public void Yaml_OfEndlessNesting_IsRefusedAtOnce(string part)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.True(YamlText.Parse(string.Concat(Enumerable.Repeat(part, 200_000))).IsFail);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public void Recipe_OfManyUnknownNames_TellsOfTheFirst()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var mistakes = RecipeText
            .Parse(string.Concat(Enumerable.Range(0, 200_000).Select(i => FormattableString.Invariant($"n{i}: 1\n"))))
            .FailToSeq();
        Assert.InRange(mistakes.Count, 20, 40);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public void Json_OfEndlessNesting_IsRefused() => Assert.True(JsonText.Parse(new string('[', 200_000)).IsFail);

    [Fact]
    public void Event_OfAnyDamage_NeverThrows() =>
        Damage(
            Lines("events"),
            20_000,
            row =>
            {
                var kind = row.Split(' ')[0];
                return EventText.Read(kind, row[Math.Min(row.Length, kind.Length + 1)..]).IsSuccess;
            }
        );

    [Fact]
    public void WorkerLine_OfAnyDamage_NeverThrows() => Damage(Lines("worker-lines"), 5_000, line => WorkerLine.Parse(line).IsSuccess);

    [Fact]
    public void Recipe_OfAnyDamage_NeverThrows() =>
        Damage(Text("strategies").Split("---\n"), 4_000, text => RecipeText.Parse(text).IsSuccess);

    [Fact]
    public void Archive_OfAnyDamage_NeverThrows()
    {
        var lines = File.ReadAllText(PathTo("Cases", "archives", "fashion-mnist.csv")).Split('\n');
        Damage([string.Join('\n', lines[..3])], 500, text => ArchiveReader.ReadText("a.csv", text).IsRight);
    }

    /// <summary>Reads damaged texts; some of them have to be readable still, or the damage tests nothing but the first check.</summary>
    private static void Damage(string[] texts, int count, Func<string, bool> reads)
    {
        var random = new Random(7);
        var read = Enumerable.Range(0, count).Count(_ => reads(Damaged(texts[random.Next(texts.Length)], random)));
        Assert.InRange(read, count / 100, count - 1);
    }

    private static string Damaged(string text, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0 && text.Length > 0; edits--)
        {
            var (at, length) = (random.Next(text.Length), random.Next(1, 6));
            var end = Math.Min(text.Length, at + length);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, end - at),
                1 => text.Insert(at, Splices[random.Next(Splices.Length)]),
                2 => text.Insert(at, text[at..end]),
                _ => text[..at] + (char)random.Next(32, 127) + text[(at + 1)..],
            };
        }

        return text;
    }

    private static string[] Lines(string name) => Text(name).TrimEnd().Split('\n');

    private static string Text(string name) => File.ReadAllText(PathTo("Expectations", "Journals", $"{name}.verified.txt"));

    private static string PathTo(params string[] parts) => Path.Combine([Path.GetDirectoryName(Here())!, "..", "..", "..", .. parts]);

    private static string Here([CallerFilePath] string here = "") => here;
}
