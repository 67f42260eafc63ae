using LanguageExt;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Surrogates;

/// <summary>Remembers what a pure function gave last, so that asking the same again costs nothing.</summary>
/// <remarks>It changes no result, only the time: the answer is used again for equal arguments only. Safe to use from several threads.</remarks>
internal sealed class LastAnswer<T>
{
    private readonly Lock _lock = new();
    private (object Asked, RandomStream Stream, Arr<object> Seen, T Answer)? _last;

    /// <summary>The answer, worked out unless it is the one remembered.</summary>
    /// <param name="asked">What is asked; compared by value.</param>
    /// <param name="stream">The randomness of the answer.</param>
    /// <param name="seen">All else that it depends on; compared by reference, for a search keeps the same immutable values.</param>
    /// <param name="answer">Works it out.</param>
    public T Of(object asked, RandomStream stream, Arr<object> seen, Func<T> answer)
    {
        lock (_lock)
        {
            if (_last is var (lastAsked, lastStream, lastSeen, known) && lastStream == stream && lastAsked.Equals(asked) && LastAnswer.AreSame(lastSeen, seen))
            {
                return known;
            }
        }

        var found = answer();
        lock (_lock)
        {
            _last = (asked, stream, seen, found);
        }

        return found;
    }
}

/// <summary>How what is remembered is told from what is not.</summary>
internal static class LastAnswer
{
    /// <summary>Whether two lists hold the same objects in the same order.</summary>
    public static bool AreSame(Arr<object> a, Arr<object> b)
    {
        var same = a.Count == b.Count;
        for (var i = 0; same && i < a.Count; i++)
        {
            same = ReferenceEquals(a[i], b[i]);
        }

        return same;
    }
}
