using LanguageExt;

namespace Nas.Domain.Codecs;

/// <summary>How a type is written and read, whatever the format. Reading gives the value or every mistake at once, and
/// <c>Read ∘ Write</c> is the identity.</summary>
/// <param name="Write">The value as a node.</param>
/// <param name="Read">The node as a value. Total: no node makes it throw.</param>
/// <param name="Schema">What it reads.</param>
public sealed record Codec<T>(Func<T, Node> Write, Func<Node, Validation<Mistake, T>> Read, Schema Schema)
{
    /// <summary>The same for a type that some values of this one stand for.</summary>
    /// <param name="to">The value, or why there is none, as a predicate: <c>cannot be read: …</c>.</param>
    /// <param name="from">The way back.</param>
    public Codec<TOther> As<TOther>(Func<T, Either<string, TOther>> to, Func<TOther, T> from) =>
        new(
            value => Write(from(value)),
            node =>
                Read(node) is var read && read.Holds(out var value)
                    ? to(value).Match(Validation<Mistake, TOther>.Success, why => new Mistake("", node.At, why))
                    : Validation<Mistake, TOther>.Fail(read.FailToSeq()),
            Schema
        );

    /// <summary>The same for a type that every value of this one stands for.</summary>
    public Codec<TOther> Map<TOther>(Func<T, TOther> to, Func<TOther, T> from) =>
        new(value => Write(from(value)), node => Read(node).To(to), Schema);

    /// <summary>The same for fewer values.</summary>
    /// <param name="holds">Which.</param>
    /// <param name="schema">Says which.</param>
    public Codec<T> Where(Func<T, bool> holds, Schema schema) =>
        new(
            Write,
            node => Read(node) is var read && read.Holds(out var value) && holds(value) ? read : Mistake.Expected(node, schema),
            schema
        );
}
