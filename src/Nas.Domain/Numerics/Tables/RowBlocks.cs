namespace Nas.Domain.Numerics.Tables;

/// <summary>Goes over the rows of a table a block of rows at a time.</summary>
internal static class RowBlocks
{
    // A block of a few hundred columns fits into the second-level cache.
    private const int Size = 64;

    internal delegate T RowFunction<out T>(ReadOnlySpan<double> row);

    /// <summary>The value of a function at each row.</summary>
    public static T[] Map<T>(FeatureTable table, IndexMap map, RowFunction<T> f) =>
        Blocks(
            table,
            map,
            (rows, count) =>
            {
                var results = new T[count];
                for (var r = 0; r < results.Length; r++)
                {
                    results[r] = f(rows.AsSpan(r * table.Columns, table.Columns));
                }

                return results;
            }
        );

    /// <summary>The values of a function at a block of rows, block after block. The function is given the rows, one after the other, and
    /// their number.</summary>
    public static T[] Blocks<T>(FeatureTable table, IndexMap map, Func<double[], int, T[]> f)
    {
        var blocks = map.Map(
            (table.Rows + Size - 1) / Size,
            block =>
            {
                var count = Math.Min(Size, table.Rows - block * Size);
                var rows = new double[count * table.Columns];
                table.CopyRows(block * Size, count, rows);
                return f(rows, count);
            }
        );
        return [.. blocks.SelectMany(results => results)];
    }
}
