using LanguageExt;
using Nas.Domain.Search.Spaces;

namespace Nas.Effects.Learning;

/// <summary>Keeps the latest results of each kind of computation, so that a search that asks the same again waits for nothing. Safe to use
/// from several threads.</summary>
public sealed class RecentResults : IEvaluator
{
    // A search asks for few things at a time, but a model may be large.
    private const int MaxKept = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<Type, LinkedList<(object Computation, object Result)>> _kept = [];

    /// <inheritdoc/>
    public T Of<T>(IComputation<T> computation)
    {
        if (Known(computation).Case is T known)
        {
            return known;
        }

        var result = computation.Compute();
        Keep(computation, result!);
        return result;
    }

    /// <inheritdoc/>
    public Option<T> Known<T>(IComputation<T> computation)
    {
        lock (_lock)
        {
            foreach (var (kept, result) in Kept(computation))
            {
                if (kept.Equals(computation))
                {
                    return (T)result;
                }
            }
        }

        return Option<T>.None;
    }

    private void Keep(object computation, object result)
    {
        lock (_lock)
        {
            var kept = Kept(computation);
            kept.AddFirst((computation, result));
            if (kept.Count > MaxKept)
            {
                kept.RemoveLast();
            }
        }
    }

    private LinkedList<(object Computation, object Result)> Kept(object computation)
    {
        if (!_kept.TryGetValue(computation.GetType(), out var kept))
        {
            _kept[computation.GetType()] = kept = [];
        }

        return kept;
    }
}
