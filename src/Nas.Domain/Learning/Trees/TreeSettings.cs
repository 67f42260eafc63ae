namespace Nas.Domain.Learning.Trees;

/// <summary>How one regression tree grows.</summary>
public sealed record TreeSettings
{
    /// <summary>The number of splits above the deepest leaf.</summary>
    public int MaxDepth { get; init; } = int.MaxValue;

    /// <summary>The largest number of leaves. Where it is set, the leaf that gains most is split next, wherever it is (as LightGBM grows
    /// trees).</summary>
    public int MaxLeaves { get; init; } = int.MaxValue;

    /// <summary>The smallest number of training rows in a leaf, counting a row as often as it was drawn.</summary>
    public int MinLeaf { get; init; } = 1;

    /// <summary>The share of the columns tried at each split, in (0, 1]; at least one column.</summary>
    public double ColumnShare { get; init; } = 1;

    /// <summary>The share of the columns that the whole tree sees, in (0, 1]; at least one column.</summary>
    public double TreeColumnShare { get; init; } = 1;

    /// <summary>Which cut points are tried.</summary>
    public CutRule Cuts { get; init; }

    /// <summary>The ridge penalty that draws leaf values to zero, in rows.</summary>
    public double Shrinkage { get; init; }

    /// <summary>By how much a cut has to lower half the squared error, at least 0 (XGBoost's gamma).</summary>
    public double MinGain { get; init; }

    /// <summary>The number of columns tried at each split of a table.</summary>
    internal int ColumnsTried(int columns) => ShareOf(columns, ColumnShare);

    /// <summary>The number of columns of a table that a tree sees.</summary>
    internal int ColumnsSeen(int columns) => ShareOf(columns, TreeColumnShare);

    private static int ShareOf(int columns, double share) => Math.Max(1, (int)(share * columns));
}
