using System.Globalization;

namespace Nas.Simulation;

/// <summary>How often what went wrong.</summary>
internal sealed class Injected
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int Total => _counts.Values.Sum();

    public IEnumerable<string> Kinds => _counts.Keys;

    public void Count(string what, int times = 1) => _counts[what] = _counts.GetValueOrDefault(what) + times;

    public void Add(Injected other)
    {
        foreach (var (what, times) in other._counts)
        {
            Count(what, times);
        }
    }

    public override string ToString() =>
        string.Join(", ", _counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key} {count.Value}")));
}
