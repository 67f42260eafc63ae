using LanguageExt;
using Nas.Domain.Text;

namespace Nas.Domain.Codecs;

/// <summary>A closed union by the names of its cases, for formats that keep the name beside the fields.</summary>
public sealed class Kinds<T>
{
    private readonly Arr<Case<T>> _cases;

    /// <summary>The cases; the first that a value belongs to writes it.</summary>
    public Kinds(IEnumerable<Case<T>> cases)
    {
        _cases = new(cases);
        Schema = Schema.Text with { Choices = _cases.Map(one => one.Name).ToSeq().Strict() };
        Properties = _cases
            .SelectMany(one => one.Fields.Properties)
            .DistinctBy(property => property.Name, StringComparer.Ordinal)
            .ToSeq()
            .Strict();
    }

    internal Schema Schema { get; }

    internal Seq<Property> Properties { get; }

    /// <summary>The name of a value's case and its fields.</summary>
    public (string Kind, Node.Map Fields) ToNode(T value)
    {
        var (kind, fields) = Write(value);
        return (kind, new(new Arr<Entry>(fields)));
    }

    /// <summary>The value of a case, or every mistake.</summary>
    public Validation<Mistake, T> Read(string kind, Node fields) =>
        Find(kind) is { } one ? one.Record.Read(fields) : Unknown(new Node.Text(kind));

    internal (string Kind, IEnumerable<Entry> Fields) Write(T value)
    {
        var found = _cases
            .Find(one => one.Holds(value))
            .IfNone(() => throw new ArgumentOutOfRangeException(nameof(value), "no case is this value's"));
        return (found.Name, found.Fields.Write(value));
    }

    internal bool Know(Node.Map map, string field) => _cases.Exists(one => one.Fields.Knows(map, field));

    internal Case<T>? Find(Node name) => WordOf(name) is { } word ? Find(word) : null;

    internal Mistake Unknown(Node name) => Mistake.Expected(name, Schema).With(DidYouMean.Among(Schema.Choices, WordOf(name) ?? ""));

    private static string? WordOf(Node name) => (name as Node.Text)?.Value ?? (name as Node.Word)?.Value;

    private Case<T>? Find(string name)
    {
        for (var i = 0; i < _cases.Count; i++)
        {
            if (string.Equals(_cases[i].Name, name, StringComparison.Ordinal))
            {
                return _cases[i];
            }
        }

        return null;
    }
}
