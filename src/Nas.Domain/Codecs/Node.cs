using LanguageExt;
using Nas.Domain.Text;

namespace Nas.Domain.Codecs;

/// <summary>A value as text formats know it: what YAML, JSON and CSV have in common.</summary>
public abstract record Node
{
    private Node() { }

    /// <summary>Where it starts, in formats that people write.</summary>
    public TextPosition? At { get; init; }

    /// <summary>The value in a message: a scalar as it is written, or the kind of anything larger.</summary>
    public string Shown =>
        this switch
        {
            Null => "null",
            Bool flag => flag.Value ? "true" : "false",
            Number number => Shortened(number.Digits),
            Word word => $"'{Shortened(word.Value)}'",
            Text text => $"'{Shortened(text.Value)}'",
            List => "a list",
            Map => "a mapping",
            _ => throw new ArgumentOutOfRangeException(nameof(Shown)),
        };

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";

    /// <summary>No value.</summary>
    public sealed record Null : Node;

    /// <summary>True or false.</summary>
    public sealed record Bool(bool Value) : Node;

    /// <summary>A number.</summary>
    /// <param name="Digits">Its invariant text, so that no digit is lost; <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> too.</param>
    public sealed record Number(string Digits) : Node;

    /// <summary>Text.</summary>
    /// <param name="Value">The text.</param>
    /// <param name="IsBlock">Whether formats for people print it line by line.</param>
    public sealed record Text(string Value, bool IsBlock = false) : Node;

    /// <summary>A scalar without a type, such as a cell of CSV or a plain scalar of YAML: whoever reads it decides what it is.</summary>
    public sealed record Word(string Value) : Node;

    /// <summary>Values in order.</summary>
    public sealed record List(Arr<Node> Items) : Node;

    /// <summary>Values by name, in the order of writing.</summary>
    public sealed record Map(Arr<Entry> Entries) : Node
    {
        /// <summary>The entries whose name stands there before.</summary>
        public Seq<Entry> Repeated =>
            Entries.GroupBy(entry => entry.Name, StringComparer.Ordinal).SelectMany(same => same.Skip(1)).ToSeq().Strict();

        /// <summary>Whether an entry's name stands there before.</summary>
        public bool IsRepeated(int index)
        {
            for (var i = 0; i < index; i++)
            {
                if (string.Equals(Entries[i].Name, Entries[index].Name, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>The value of a name; null where there is none or where it is <see cref="Null"/>.</summary>
        public Node? Find(string name)
        {
            for (var i = 0; i < Entries.Count; i++)
            {
                if (string.Equals(Entries[i].Name, name, StringComparison.Ordinal))
                {
                    return Entries[i].Value is Null ? null : Entries[i].Value;
                }
            }

            return null;
        }
    }
}
