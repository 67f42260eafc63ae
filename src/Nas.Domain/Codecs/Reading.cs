using LanguageExt;

namespace Nas.Domain.Codecs;

/// <summary>Steps of reading without closures: journals have many rows.</summary>
internal static class Reading
{
    /// <summary>Whether a value was read, and which.</summary>
    public static bool Holds<T>(this Validation<Mistake, T> read, out T value)
    {
        value = read.MatchUnsafe(static found => found, static _ => default!);
        return read.IsSuccess;
    }

    /// <summary>Whether there is a value, and which.</summary>
    public static bool Holds<T>(this Option<T> found, out T value)
    {
        value = found.IsSome ? found.IfNone(static () => throw new InvalidOperationException("there is a value")) : default!;
        return found.IsSome;
    }

    /// <summary>The value as another one.</summary>
    public static Validation<Mistake, TOther> To<T, TOther>(this Validation<Mistake, T> read, Func<T, TOther> to) =>
        read.Holds(out var value) ? Validation<Mistake, TOther>.Success(to(value)) : Validation<Mistake, TOther>.Fail(read.FailToSeq());
}
