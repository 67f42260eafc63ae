using LanguageExt;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Codecs;

/// <summary>Makes codecs of records from those of their fields. A record is read as a whole: all its mistakes are told at once.</summary>
public static partial class Fields
{
    // Of one record or list: enough for any honest file, and a bound on the work for any other.
    private const int MaxMistakes = 20;

    /// <summary>A field that is always there.</summary>
    public static Part<TWhole, T> Field<TWhole, T>(string name, Codec<T> codec, Func<TWhole, T> get) =>
        new(
            whole => [new(name, codec.Write(get(whole)))],
            map => map.Find(name) is { } found ? Inside(name, codec.Read(found)) : Missing(name, map),
            Is(name),
            Seq1(new Property(name, codec.Schema, IsRequired: true))
        );

    /// <summary>A field that is always written and may be missing where people or earlier versions wrote.</summary>
    public static Part<TWhole, T> Field<TWhole, T>(string name, Codec<T> codec, T missing, Func<TWhole, T> get) =>
        new(
            whole => [new(name, codec.Write(get(whole)))],
            map => map.Find(name) is { } found ? Inside(name, codec.Read(found)) : missing,
            Is(name),
            Seq1(new Property(name, codec.Schema, IsRequired: false) { Default = codec.Write(missing) })
        );

    /// <summary>A field that is there where there is something to say.</summary>
    public static Part<TWhole, Option<T>> Optional<TWhole, T>(string name, Codec<T> codec, Func<TWhole, Option<T>> get) =>
        new(
            whole => get(whole).Map(value => new Entry(name, codec.Write(value))).AsEnumerable(),
            map => map.Find(name) is { } found ? Inside(name, codec.Read(found)).To(Some) : Option<T>.None,
            Is(name),
            Seq1(new Property(name, codec.Schema, IsRequired: false))
        );

    /// <summary>The fields of an inner record among those of the outer one.</summary>
    public static Part<TWhole, T> Inline<TWhole, T>(Part<T, T> inner, Func<TWhole, T> get) =>
        new(whole => inner.Write(get(whole)), inner.Read, inner.Knows, inner.Properties);

    /// <summary>The same for an inner record that may be none: then none of its fields is there.</summary>
    public static Part<TWhole, Option<T>> InlineOptional<TWhole, T>(Part<T, T> inner, Func<TWhole, Option<T>> get) =>
        new(
            whole => get(whole).Map(inner.Write).IfNone([]),
            map => IsThere(inner, map) ? inner.Read(map).To(Some) : Option<T>.None,
            inner.Knows,
            inner.Properties.Map(property => property with { IsRequired = false }).Strict()
        );

    /// <summary>No fields: a value without settings.</summary>
    public static Part<T, T> Nothing<T>(T value) =>
        new(_ => [], _ => Validation<Mistake, T>.Success(value), (_, _) => false, Seq<Property>());

    /// <summary>The fields of a closed union: a name that tells the case, and the fields of the case.</summary>
    /// <param name="name">The field that names the case.</param>
    /// <param name="cases">All cases.</param>
    public static Part<T, T> Union<T>(string name, IEnumerable<Case<T>> cases)
    {
        var all = new Kinds<T>(cases);
        return new(
            whole => Tagged(name, all.Write(whole)),
            map =>
                map.Find(name) is not { } found ? Missing(name, map)
                : all.Find(found) is { } one ? one.Fields.Read(map)
                : all.Unknown(found).Within(name),
            (map, field) =>
                field == name || (map.Find(name) is { } found && (all.Find(found)?.Fields.Knows(map, field) ?? all.Know(map, field))),
            Seq1(new Property(name, all.Schema, IsRequired: true))
                .Concat(all.Properties.Map(property => property with { IsRequired = false }))
                .Strict()
        );
    }

    /// <summary>These fields as a record of their own, which has no others.</summary>
    public static Codec<T> Record<T>(this Part<T, T> part) =>
        new(
            value => new Node.Map(new Arr<Entry>(part.Write(value))),
            node => node is Node.Map map ? Closed(part, map) : Mistake.Expected(node, new("object")),
            new("object") { Properties = part.Properties }
        );

    /// <summary>The same with a rule that spans several fields.</summary>
    /// <param name="part">The fields.</param>
    /// <param name="wrong">What a value breaks, as predicates by field name.</param>
    public static Part<T, T> Where<T>(this Part<T, T> part, Func<T, Seq<(string Name, string What)>> wrong) =>
        new(
            part.Write,
            map =>
                part.Read(map) is var read && read.Holds(out var value) && wrong(value) is { IsEmpty: false } all
                    ? Validation<Mistake, T>.Fail(
                        all.Map(one => new Mistake(one.Name, map.Find(one.Name)?.At ?? map.At, one.What)).Strict()
                    )
                    : read,
            part.Knows,
            part.Properties
        );

    /// <summary>A list of values of one type.</summary>
    public static Codec<Seq<T>> List<T>(Codec<T> item) =>
        new(
            values => new Node.List(new Arr<Node>(values.Map(item.Write))),
            node => node is Node.List list ? Items(list, item) : Mistake.Expected(node, new("array")),
            new("array") { Items = item.Schema }
        );

    private static IEnumerable<Entry> Tagged(string name, (string Kind, IEnumerable<Entry> Fields) written) =>
        written.Fields.Prepend(new(name, new Node.Text(written.Kind)));

    private static Part<T, T> All<T>(Part<T>[] parts, Func<Node.Map, Option<T>> read) =>
        new(
            whole => parts.SelectMany(part => part.Write(whole)),
            map => read(map).Holds(out var value) ? value : Mistakes(parts, map),
            (map, name) => AnyKnows(parts, map, name),
            parts.SelectMany(part => part.Properties).ToSeq().Strict()
        );

    private static Validation<Mistake, T> Mistakes<T>(Part<T>[] parts, Node.Map map) =>
        Validation<Mistake, T>.Fail(parts.SelectMany(part => part.MistakesIn(map)).ToSeq().Strict());

    private static Validation<Mistake, Seq<T>> Items<T>(Node.List list, Codec<T> item)
    {
        var (values, mistakes) = (new T[list.Items.Count], new List<Mistake>());
        for (var i = 0; i < values.Length && mistakes.Count < MaxMistakes; i++)
        {
            var read = item.Read(list.Items[i]);
            if (read.Holds(out var value))
            {
                values[i] = value;
            }
            else
            {
                mistakes.AddRange(Inside(FormattableString.Invariant($"[{i}]"), read).FailToSeq());
            }
        }

        return mistakes.Count == 0 ? values.ToSeq() : Validation<Mistake, Seq<T>>.Fail(mistakes.ToSeq().Strict());
    }

    private static Validation<Mistake, T> Closed<T>(Part<T, T> part, Node.Map map)
    {
        var read = part.Read(map);
        var others = IsClosed(part, map) ? Seq<Mistake>() : Unknown(part, map).Concat(Repeated(map));
        return others.IsEmpty ? read : Validation<Mistake, T>.Fail(others.Concat(read.FailToSeq()).Strict());
    }

    private static bool AnyKnows<T>(Part<T>[] parts, Node.Map map, string name)
    {
        foreach (var part in parts)
        {
            if (part.Knows(map, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsThere<TWhole>(Part<TWhole> part, Node.Map map)
    {
        for (var i = 0; i < map.Entries.Count; i++)
        {
            if (part.Knows(map, map.Entries[i].Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsClosed<T>(Part<T, T> part, Node.Map map)
    {
        for (var i = 0; i < map.Entries.Count; i++)
        {
            if (!part.Knows(map, map.Entries[i].Name) || map.IsRepeated(i))
            {
                return false;
            }
        }

        return true;
    }

    private static Seq<Mistake> Repeated(Node.Map map) =>
        map
            .Repeated.AsEnumerable()
            .Take(MaxMistakes)
            .Select(entry => new Mistake(entry.Name, entry.At ?? map.At, "is set a second time"))
            .ToSeq()
            .Strict();

    private static Seq<Mistake> Unknown<T>(Part<T, T> part, Node.Map map)
    {
        var names = part.Properties.Map(property => property.Name).Filter(name => part.Knows(map, name)).Strict();
        return map
            .Entries.AsEnumerable()
            .Where(entry => !part.Knows(map, entry.Name))
            .Take(MaxMistakes)
            .Select(entry => new Mistake(entry.Name, entry.At ?? map.At, $"is unknown{DidYouMean.Among(names, entry.Name)}"))
            .ToSeq()
            .Strict();
    }

    private static Validation<Mistake, T> Inside<T>(string name, Validation<Mistake, T> read) =>
        read.IsSuccess ? read : read.MapFail(mistake => mistake.Within(name));

    private static Mistake Missing(string name, Node.Map map) => new(name, map.At, "is missing");

    private static Func<Node.Map, string, bool> Is(string name) => (_, other) => string.Equals(name, other, StringComparison.Ordinal);
}
