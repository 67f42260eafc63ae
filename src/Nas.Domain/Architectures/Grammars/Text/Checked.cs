using System.Collections.Immutable;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>A value and every mistake in the text that it was read from; where the text is wrong, something stands in, so that the rest is
/// checked too.</summary>
/// <remarks>Query expressions join the mistakes of their parts in order.</remarks>
internal readonly record struct Checked<T>(T Value, ValueArray<Mistake> Mistakes)
{
    public Checked<TOther> Select<TOther>(Func<T, TOther> map) => new(map(Value), Mistakes);

    public Checked<TResult> SelectMany<TOther, TResult>(Func<T, Checked<TOther>> next, Func<T, TOther, TResult> join)
    {
        var other = next(Value);
        return new(
            join(Value, other.Value),
            Mistakes.IsEmpty ? other.Mistakes
                : other.Mistakes.IsEmpty ? Mistakes
                : [.. Mistakes, .. other.Mistakes]
        );
    }
}

/// <summary>Ways to make a <see cref="Checked{T}"/>.</summary>
internal static class Checked
{
    /// <summary>A value that nothing is wrong with.</summary>
    public static Checked<T> Right<T>(T value) => new(value, []);

    /// <summary>What stands in for a value, and why there is none.</summary>
    public static Checked<T> Wrong<T>(T standIn, TextPosition at, string message) => new(standIn, [Diagnostic.Error(at, message)]);

    /// <summary>A value together with what is wrong with it.</summary>
    public static Checked<T> Noting<T>(T value, IEnumerable<Diagnostic> errors) => new(value, [.. errors.Select(error => (Mistake)error)]);

    /// <summary>All values, and all their mistakes in order.</summary>
    public static Checked<ImmutableArray<T>> All<T>(IEnumerable<Checked<T>> parts)
    {
        var (values, mistakes) = (ImmutableArray.CreateBuilder<T>(), new List<Mistake>());
        foreach (var part in parts)
        {
            values.Add(part.Value);
            mistakes.AddRange(part.Mistakes.AsSpan());
        }

        return new(values.DrainToImmutable(), [.. mistakes]);
    }
}
