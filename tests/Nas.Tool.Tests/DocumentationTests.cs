using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>The documentation agrees with the repository and with the command line.</summary>
public partial class DocumentationTests
{
    private const int MaxReadmeWords = 600;
    private const int MaxGuideWords = 9000;

    private static readonly Terminal Silent = new(TextWriter.Null, TextWriter.Null);

    public static TheoryData<string> Pages() =>
        [
            .. Directory
                .GetFiles(At("docs"), "*.md", SearchOption.AllDirectories)
                .Select(page => Path.GetRelativePath(At("."), page).Replace('\\', '/'))
                .Concat(["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "tool/README.md"])
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfAPage_Resolve(string page) =>
        Assert.All(Links(page), link => Assert.True(Exists(link.File) && HasAnchor(link.File, link.Anchor), $"{link.File}#{link.Anchor}"));

    [Theory]
    [MemberData(nameof(Pages))]
    public void CommandLines_OfAPage_Parse(string page)
    {
        var root = Cli.Commands(Silent);
        Assert.All(
            Code().Matches(Read(page)).SelectMany(block => CommandLine().Matches(block.Value)),
            line =>
                Assert.Equal(
                    "",
                    string.Join("; ", root.Parse(Arguments(line.Groups["arguments"].Value)).Errors.Select(error => error.Message))
                )
        );
    }

    [Fact]
    public void Tests_ThatReliabilityNames_AreThere()
    {
        var sources = SourceFiles().ToLookup(Path.GetFileNameWithoutExtension, File.ReadAllText);
        Assert.All(
            TestName().Matches(Read("docs/reference/reliability.md")),
            match => Assert.Contains(sources[match.Groups[1].Value], text => text.Contains(match.Groups[2].Value, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Pages_ThatSourceNames_AreThere() =>
        Assert.All(
            SourceFiles()
                .SelectMany(file => PageName().Matches(File.ReadAllText(file)))
                .Select(match => match.Value)
                .Distinct(StringComparer.Ordinal),
            page => Assert.True(Exists(page), page)
        );

    [Fact]
    public void Readme_IsShort() => Assert.InRange(Words("README.md"), 1, MaxReadmeWords);

    [Fact]
    public void Guide_WithTheReferenceItLinksTo_IsShort()
    {
        var guide = Directory.GetFiles(At("docs/guide"), "*.md").Select(page => $"docs/guide/{Path.GetFileName(page)}").ToArray();
        var reference = guide
            .SelectMany(Links)
            .Select(link => link.File)
            .Where(file => file.StartsWith("docs/reference/", StringComparison.Ordinal));
        Assert.InRange(guide.Concat(reference).Distinct(StringComparer.Ordinal).Sum(Words), 1, MaxGuideWords);
    }

    private static IEnumerable<(string File, string Anchor)> Links(string page) =>
        Link()
            .Matches(Read(page))
            .Select(match => (Target: match.Groups["target"].Value, Anchor: match.Groups["anchor"].Value))
            .Where(link => !link.Target.Contains(':', StringComparison.Ordinal))
            .Select(link =>
                (
                    link.Target.Length == 0
                        ? page
                        : Path.GetRelativePath(At("."), Path.Combine(Path.GetDirectoryName(At(page))!, link.Target)).Replace('\\', '/'),
                    link.Anchor
                )
            );

    private static bool HasAnchor(string file, string anchor) =>
        anchor.Length == 0 || Heading().Matches(Read(file)).Any(heading => AnchorOf(heading.Groups[1].Value) == anchor);

    private static string AnchorOf(string heading) => NoAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    // Quotes of a POSIX shell become those that the parser knows; what follows a comment sign or a redirection is the shell's.
    private static string Arguments(string line) => ShellOnly().Replace(line, "").Replace('\'', '"');

    private static int Words(string page) =>
        Read(page).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    private static IEnumerable<string> SourceFiles() =>
        new[] { "src", "tool", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".grammar" && !BuildOutput().IsMatch(file));

    private static bool Exists(string path) => File.Exists(At(path)) || Directory.Exists(At(path));

    private static string Read(string page) => File.ReadAllText(At(page)).ReplaceLineEndings("\n");

    private static string At(string path, [CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", path));

    [GeneratedRegex(@"\b([A-Z]\w+Tests)\b(?:\.(\w+))?")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]*)(#(?<anchor>[^)\s]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^\\w -]")]
    private static partial Regex NoAnchor();

    /// <summary>Fenced blocks, and lines indented by four.</summary>
    [GeneratedRegex("^```[^`]*^```$|^ {4}[^\n]*$", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^ *(\$ )?(\./)?nas-search (?<arguments>.*)$", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"(\s+#.*| [>|&] ?.*)$")]
    private static partial Regex ShellOnly();

    [GeneratedRegex(@"docs/[a-z/-]+\.md")]
    private static partial Regex PageName();

    [GeneratedRegex(@"[/\\](bin|obj)[/\\]")]
    private static partial Regex BuildOutput();
}
