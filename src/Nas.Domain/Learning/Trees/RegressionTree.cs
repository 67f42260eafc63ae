namespace Nas.Domain.Learning.Trees;

/// <summary>A fitted regression tree as one flat array of nodes, root first.</summary>
internal sealed class RegressionTree(TreeNode[] nodes)
{
    /// <summary>The number of nodes, leaves included.</summary>
    public int Size => nodes.Length;

    /// <summary>The value of the leaf that a row falls into.</summary>
    public double Predict(ReadOnlySpan<double> row)
    {
        ref readonly var node = ref nodes[0];
        while (node.Left > 0)
        {
            node = ref nodes[node.Child(row)];
        }

        return node.Number;
    }
}
