using LanguageExt;

namespace Nas.Domain.Codecs;

/// <summary>Some fields of a record, whatever is read of them.</summary>
/// <typeparam name="TWhole">The record that is written.</typeparam>
public abstract class Part<TWhole>
{
    internal Part(Func<TWhole, IEnumerable<Entry>> write, Func<Node.Map, string, bool> knows, Seq<Property> properties) =>
        (Write, Knows, Properties) = (write, knows, properties);

    internal Func<TWhole, IEnumerable<Entry>> Write { get; }

    /// <summary>Whether a name belongs to these fields, given the others: a union has different ones in each case.</summary>
    internal Func<Node.Map, string, bool> Knows { get; }

    internal Seq<Property> Properties { get; }

    internal abstract Seq<Mistake> MistakesIn(Node.Map map);
}

/// <summary>Some fields of a record: how they are written of the whole, and what is read of them.</summary>
/// <remarks><see cref="Fields"/> makes them.</remarks>
/// <typeparam name="TWhole">The record that is written.</typeparam>
/// <typeparam name="T">What is read.</typeparam>
public sealed class Part<TWhole, T> : Part<TWhole>
{
    internal Part(
        Func<TWhole, IEnumerable<Entry>> write,
        Func<Node.Map, Validation<Mistake, T>> read,
        Func<Node.Map, string, bool> knows,
        Seq<Property> properties
    )
        : base(write, knows, properties) => Read = read;

    internal Func<Node.Map, Validation<Mistake, T>> Read { get; }

    internal override Seq<Mistake> MistakesIn(Node.Map map) => Read(map).FailToSeq();

    internal bool Reads(Node.Map map, out T value) => Read(map).Holds(out value);
}
