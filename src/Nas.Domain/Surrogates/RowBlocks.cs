namespace Nas.Domain.Surrogates;

/// <summary>Applies a function to every row of a table, a block of rows at a time.</summary>
internal static class RowBlocks
{
    // A block of a few hundred columns fits into the second-level cache.
    private const int Size = 64;

    internal delegate T RowFunction<out T>(ReadOnlySpan<double> row);

    public static T[] Map<T>(FeatureTable table, IndexMap map, RowFunction<T> f)
    {
        var blocks = map.Map((table.Rows + Size - 1) / Size, block => Apply(table, block * Size, f));
        return [.. blocks.SelectMany(results => results)];
    }

    private static T[] Apply<T>(FeatureTable table, int first, RowFunction<T> f)
    {
        var results = new T[Math.Min(Size, table.Rows - first)];
        var rows = new double[results.Length * table.Columns];
        table.CopyRows(first, results.Length, rows);
        for (var r = 0; r < results.Length; r++)
        {
            results[r] = f(rows.AsSpan(r * table.Columns, table.Columns));
        }

        return results;
    }
}
