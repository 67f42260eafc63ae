using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Trees;

/// <summary>Adds up what trees predict.</summary>
internal static class TreeSums
{
    /// <summary>What the trees say of each row, summed in their order.</summary>
    /// <remarks>One tree after another goes over a block, so that it stays in the cache for all of the block's rows.</remarks>
    public static Moments[] Of(FeatureTable table, IndexMap map, RegressionTree[] trees) =>
        RowBlocks.Blocks(
            table,
            map,
            (rows, count) =>
            {
                var results = new Moments[count];
                foreach (var tree in trees)
                {
                    for (var r = 0; r < results.Length; r++)
                    {
                        results[r] = results[r].With(tree.Predict(rows.AsSpan(r * table.Columns, table.Columns)));
                    }
                }

                return results;
            }
        );
}
