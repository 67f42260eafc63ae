using LanguageExt;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using static LanguageExt.Prelude;

namespace Nas.Tool.Configuration;

/// <summary>A file of settings: YAML, one mapping from names to plain values. Tags, anchors and aliases are errors.</summary>
/// <param name="Path">The path as given; empty if there is no file.</param>
/// <param name="Entries">Its settings in order; those without a value are ignored.</param>
internal sealed record ConfigFile(string Path, Seq<ConfigEntry> Entries)
{
    /// <summary>The usual name, looked for in the current folder.</summary>
    public const string UsualName = "nas.yaml";

    private const string Nothing = "none";

    /// <summary>The requested file, or the usual one if it exists.</summary>
    public static Either<Failure, ConfigFile> For(string? asked) => (asked ?? (File.Exists(UsualName) ? UsualName : Nothing)) is var path && path == Nothing
        ? new ConfigFile("", Seq<ConfigEntry>())
        : TextFile.Read(path).Bind(text => Parse(path, text));

    /// <summary>Reads the text of a file.</summary>
    public static Either<Failure, ConfigFile> Parse(string path, string text)
    {
        try
        {
            var entries = Read(new Parser(new StringReader(text))).ToList();
            return entries.GroupBy(entry => entry.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
                ? Wrong(path, twice.Last().Line, $"'{twice.Key}' is set a second time")
                : new ConfigFile(path, entries.Where(entry => entry.Value.Length > 0).ToSeq().Strict());
        }
        catch (YamlException e)
        {
            return Wrong(path, e.Start.Line, e.Message.TrimEnd('.'));
        }
    }

    /// <summary>A failure at a line of a file.</summary>
    public static Failure Wrong(string path, long line, string what) => new(ExitCode.Usage, $"the settings in {path} cannot be used")
    {
        Where = FormattableString.Invariant($"{path}:{line}: {what}"),
        Safe = "nothing was done",
        Next = $"correct the file; {Launcher.Name} config show lists the settings, docs/config.md explains them",
    };

    private static IEnumerable<ConfigEntry> Read(IParser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            yield break;
        }

        parser.Consume<DocumentStart>();
        if (parser.Accept<Scalar>(out var blank) && blank.Value.Length == 0)
        {
            yield break;
        }

        Expect<MappingStart>(parser, "settings are written as 'name: value', one a line");
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Expect<Scalar>(parser, "a setting has a plain name");
            var value = Expect<Scalar>(parser, $"'{key.Value}' takes one plain value; write several with commas between them");
            yield return new(key.Value, IsNull(value) ? "" : value.Value, key.Start.Line);
        }
    }

    private static T Expect<T>(IParser parser, string otherwise)
        where T : NodeEvent
    {
        var (start, end) = (parser.Current?.Start ?? Mark.Empty, parser.Current?.End ?? Mark.Empty);
        return !parser.TryConsume<T>(out var found) ? throw new YamlException(start, end, otherwise)
            : !found.Anchor.IsEmpty || !found.Tag.IsEmpty ? throw new YamlException(start, end, "anchors, aliases and tags are not allowed")
            : found;
    }

    private static bool IsNull(Scalar value) => value.Style == ScalarStyle.Plain && value.Value is ("" or "~" or "null");
}
