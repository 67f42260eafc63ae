namespace Nas.Domain.Learning.Trees;

/// <summary>A node of a <see cref="RegressionTree"/>: a question about one column, or a leaf's value.</summary>
internal readonly struct TreeNode
{
    // A column that sends missing values to the left is stored as its complement; leaves have no left child.
    private readonly int _column;

    private TreeNode(int column, int left, double number) => (_column, Left, Number) = (column, left, number);

    /// <summary>The index of the left child, just before the right one; 0 in a leaf.</summary>
    public int Left { get; }

    /// <summary>The largest value that goes left, or the leaf's value.</summary>
    public double Number { get; }

    public static TreeNode Leaf(double value) => new(0, 0, value);

    public static TreeNode Split(Cut cut, int left) => new(cut.MissingLeft ? ~cut.Column : cut.Column, left, cut.Threshold);

    /// <summary>The index of the child that a row belongs to.</summary>
    public int Child(ReadOnlySpan<double> row)
    {
        var goesLeft = _column >= 0 ? row[_column] <= Number : !(row[~_column] > Number);
        return goesLeft ? Left : Left + 1;
    }
}
