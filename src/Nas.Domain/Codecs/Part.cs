using LanguageExt;

namespace Nas.Domain.Codecs;

/// <summary>Some fields of a record: how they are written of the whole, and what is read of them. <see cref="Fields"/> makes them.</summary>
/// <typeparam name="TWhole">The record that is written.</typeparam>
/// <typeparam name="T">What is read.</typeparam>
public sealed class Part<TWhole, T>
{
    internal Part(
        Func<TWhole, IEnumerable<Entry>> write,
        Func<Node.Map, Validation<Mistake, T>> read,
        Func<Node.Map, string, bool> knows,
        Seq<Property> properties)
    {
        (Write, Read, Knows, Properties) = (write, read, knows, properties);
    }

    internal Func<TWhole, IEnumerable<Entry>> Write { get; }

    internal Func<Node.Map, Validation<Mistake, T>> Read { get; }

    /// <summary>Whether a name belongs to these fields, given the others: a union has different ones in each case.</summary>
    internal Func<Node.Map, string, bool> Knows { get; }

    internal Seq<Property> Properties { get; }

    internal Part<TWhole, TOther> Map<TOther>(Func<T, TOther> map) => new(Write, fields => Read(fields).Map(map), Knows, Properties);
}
