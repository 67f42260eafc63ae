using System.Text.RegularExpressions;

namespace Nas.Tests.Architecture;

/// <summary>A source file as far as its place in the house goes.</summary>
/// <param name="Path">Its path from the project's folder.</param>
/// <param name="Namespace">The namespace that it declares; empty where it declares none.</param>
/// <param name="Code">Its text without comments.</param>
internal sealed partial record SourceFile(string Path, string Namespace, string Code)
{
    public static SourceFile Read(string root, string file)
    {
        var code = Comment().Replace(File.ReadAllText(file), "");
        return new(System.IO.Path.GetRelativePath(root, file), Declared().Match(code).Groups[1].Value, code);
    }

    /// <summary>The names after <c>using</c>, of types too.</summary>
    public IEnumerable<string> Usings => Using().Matches(Code).Select(match => match.Groups[1].Value);

    /// <summary>Names joined by dots, such as <c>Search.Trials.Trial</c>.</summary>
    public IEnumerable<string> QualifiedNames => Qualified().Matches(Code).Select(match => match.Value).Distinct();

    /// <summary>The types that the file declares.</summary>
    public IEnumerable<string> Types => Type().Matches(Code).Select(match => match.Groups[1].Value);

    /// <summary>Whether a word stands anywhere in the code.</summary>
    public bool Mentions(string name) => Regex.IsMatch(Code, $@"(?<![\w.]){name}\b");

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"^(?:global )?using (?:static )?(?:\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?:\.[A-Z]\w*)+")]
    private static partial Regex Qualified();

    [GeneratedRegex(
        @"\b(?:class|record struct|record|struct|interface|enum|delegate [\w<>,.?\[\]() ]+?) ([A-Z]\w*)\s*(?:[<({:;]|$)",
        RegexOptions.Multiline
    )]
    private static partial Regex Type();
}
