using System.Text;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Text;
using Nas.Tests;

namespace Nas.Domain.Tests.Architectures.Grammars;

/// <summary>Texts that try to break the parsers end in messages with a place; what they say is one snapshot.</summary>
public class HostileTextTests
{
    private const int MaxCharacters = 1_000_000;

    internal static (string Name, Func<string> Text)[] Texts { get; } =
    [
        ("empty", () => ""),
        ("blank", () => " \t\r\n\r\n"),
        ("comments", () => Repeat("# nothing\n", 1000)),
        ("byte order mark", () => "\uFEFF"),
        ("byte order mark inside", () => "network = norm\uFEFF"),
        ("nuls", () => new string('\0', MaxCharacters)),
        ("nul in a rule", () => "network = compute(norm\0)"),
        ("lone surrogate", () => "network = \uD83D"),
        ("deep nesting", () => "network = " + Repeat("sequence(", 100_000)),
        ("deep closed nesting", () => "network = " + Repeat("compute(", 100_000) + "norm" + new string(')', 100_000)),
        ("many alternatives", () => "network = norm" + Repeat(" | norm", MaxCharacters)),
        ("many rules", () => Repeat("r=norm\n", MaxCharacters)),
        ("many settings", () => Repeat("depth 3\n", MaxCharacters)),
        ("many parts", () => $"network = sequence(norm{Repeat(",norm", MaxCharacters)})"),
        (
            "many unknown names",
            () => string.Join('\n', Enumerable.Range(0, 4000).Select(i => $"{new string('a', 60)}{i} = {new string('b', 60)}{i}"))
        ),
        ("a long line", () => "network = " + new string('a', 50_000_000)),
        ("a long word", () => "network = " + new string('a', 5_000_000)),
        ("a long comment", () => "#" + new string('a', 5_000_000)),
        ("open parenthesis", () => "network = sequence(norm, norm"),
        ("only punctuation", () => Repeat(")(|=*,", 100_000)),
        (
            "long chain of heights",
            () => "r0 = norm\n" + string.Concat(Enumerable.Range(1, 4000).Select(i => $"r{i} = sequence(r{i - 1}, r{i - 1})\n"))
        ),
        (
            "long chain of heights backwards",
            () => string.Concat(Enumerable.Range(1, 4000).Reverse().Select(i => $"r{i} = sequence(r{i - 1}, r{i - 1})\n")) + "r0 = norm\n"
        ),
        ("large circle", () => string.Concat(Enumerable.Range(0, 4000).Select(i => $"r{i} = r{(i + 1) % 4000}\n"))),
        ("huge number", () => "network = branch(clone(99999999999999999999), norm, add)"),
    ];

    [Fact]
    public void GrammarText_OfHostileText_EndsInMessages() =>
        Snapshot.Matches("Grammars/Hostile", Report(text => GrammarText.Parse(text).Match(_ => default, errors => errors)));

    [Fact]
    public void ArchitectureText_OfHostileText_EndsInMessages() =>
        Snapshot.Matches(
            "Derivations/Hostile",
            Report(text =>
                ArchitectureText
                    .Parse(text.Replace("network = ", "", StringComparison.Ordinal), Space.Type("3x28x28"))
                    .Match(_ => default, errors => errors)
            )
        );

    [Fact]
    public void GrammarText_OfTheLargestGrammarAllowed_IsReadBack()
    {
        var text = "network = norm" + string.Concat(Enumerable.Range(1, 4095).Select(i => $" | linear({i})"));
        Assert.Equal(4096, Space.Parsed(GrammarText.Print(Space.Parsed(text))).Rules[0].Alternatives.Length);
    }

    private static string Report(Func<string, Seq<Diagnostic>> errors)
    {
        var report = new StringBuilder();
        foreach (var (name, text) in Texts)
        {
            var found = errors(text());
            Assert.False(found.IsEmpty, $"'{name}' is accepted.");
            report.Append(name).Append('\n');
            found.Take(3).Iter(error => report.Append("    ").Append(error).Append('\n'));
            report.Append(found.Count > 3 ? $"    … {found.Count} in all\n" : "");
        }

        return report.ToString();
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
