namespace Nas.Domain.Numerics.Tables;

/// <summary>How to compute <c>f(0) … f(count − 1)</c>: in order here, on several threads where the caller has them.</summary>
/// <remarks>Whatever the way, result <c>i</c> is <c>f(i)</c>, so nothing that is computed through a map depends on the
/// number of threads. The functions passed to it share no mutable state.</remarks>
public abstract class IndexMap
{
    /// <summary>One after the other on the calling thread.</summary>
    public static IndexMap Sequential { get; } = new InOrder();

    /// <summary>The values of a function at 0 … <paramref name="count"/> − 1.</summary>
    public abstract T[] Map<T>(int count, Func<int, T> f);

    private sealed class InOrder : IndexMap
    {
        public override T[] Map<T>(int count, Func<int, T> f)
        {
            var results = new T[count];
            for (var i = 0; i < count; i++)
            {
                results[i] = f(i);
            }

            return results;
        }
    }
}
