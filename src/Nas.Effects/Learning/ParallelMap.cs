using Nas.Domain.Numerics.Tables;

namespace Nas.Effects.Learning;

/// <summary>Computes the values of a function on several threads.</summary>
/// <param name="threads">Maximum number of threads; at least 1.</param>
public sealed class ParallelMap(int threads) : IndexMap
{
    private readonly ParallelOptions _options = new() { MaxDegreeOfParallelism = threads };

    /// <inheritdoc/>
    public override T[] Map<T>(int count, Func<int, T> f)
    {
        var results = new T[count];
        Parallel.For(0, count, _options, i => results[i] = f(i));
        return results;
    }
}
