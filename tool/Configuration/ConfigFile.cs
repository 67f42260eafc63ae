using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Text;
using Nas.Effects.Files;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Configuration;

/// <summary>A file of settings: YAML, one mapping from names to plain values.</summary>
/// <param name="Path">The file as it was named; empty where there is none.</param>
/// <param name="Entries">Its settings in order; those without a value are left out.</param>
/// <param name="Mistakes">What is no setting, whatever names and values are allowed.</param>
internal sealed record ConfigFile(string Path, Seq<ConfigEntry> Entries, Seq<Mistake> Mistakes)
{
    /// <summary>The usual name, looked for in the current folder.</summary>
    public const string UsualName = "nas.yaml";

    /// <summary>The word for no file.</summary>
    public const string Nothing = "none";

    private static readonly TextPosition Start = new(1, 1);

    /// <summary>Whether the user named it.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The file that was asked for, or the usual one where it is there.</summary>
    public static Either<Failure, ConfigFile> For(string? asked) =>
        (asked ?? (File.Exists(UsualName) ? UsualName : Nothing)) is var path && path == Nothing
            ? new ConfigFile("", Seq<ConfigEntry>(), Seq<Mistake>())
            : TextFile.Read(path, Nothing).Map(text => Parse(path, text) with { IsNamed = asked is not null });

    /// <summary>Reads the text of a file.</summary>
    public static ConfigFile Parse(string path, string text) =>
        YamlText
            .Parse(text)
            .Match(
                node =>
                    node switch
                    {
                        Node.Null => new(path, Seq<ConfigEntry>(), Seq<Mistake>()),
                        Node.Map map => Of(path, map),
                        _ => new(path, Seq<ConfigEntry>(), Seq1(new Mistake("", node.At, $"is {node.Shown}, not lines of 'name: value'"))),
                    },
                mistakes => new(path, Seq<ConfigEntry>(), mistakes)
            );

    private static ConfigFile Of(string path, Node.Map map)
    {
        var entries = map.Entries.ToSeq();
        var (plain, others) = (entries.Filter(entry => TextOf(entry.Value).IsSome), entries.Filter(entry => TextOf(entry.Value).IsNone));
        var wrong = others.Map(entry => new Mistake(
            entry.Name,
            entry.At,
            $"is {entry.Value.Shown}, not one plain value; write several with commas between them"
        ));
        var repeated = map.Repeated.Map(entry => new Mistake(entry.Name, entry.At, "is set a second time"));
        return new(
            path,
            plain
                .Map(entry => new ConfigEntry(entry.Name, TextOf(entry.Value).IfNone(""), entry.At ?? Start, entry.Value.At ?? Start))
                .Filter(entry => entry.Value.Length > 0)
                .Strict(),
            wrong.Concat(repeated).Strict()
        );
    }

    private static Option<string> TextOf(Node node) =>
        node switch
        {
            Node.Null => "",
            Node.Word word => word.Value,
            Node.Text text => text.Value,
            _ => None,
        };
}
