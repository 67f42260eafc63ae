namespace Nas.Domain.Learning.Trees;

/// <summary>How one regression tree grows.</summary>
public sealed record TreeSettings
{
    /// <summary>The number of splits above the deepest leaf.</summary>
    public int MaxDepth { get; init; } = int.MaxValue;

    /// <summary>The smallest number of training rows in a leaf, counting a row as often as it was drawn.</summary>
    public int MinLeaf { get; init; } = 1;

    /// <summary>The share of the columns tried at each split, in (0, 1]; at least one column.</summary>
    public double ColumnShare { get; init; } = 1;

    /// <summary>Which cut points are tried.</summary>
    public CutRule Cuts { get; init; }

    /// <summary>The ridge penalty that draws leaf values to zero, in rows.</summary>
    public double Shrinkage { get; init; }

    /// <summary>The number of columns tried at each split of a table.</summary>
    internal int ColumnsTried(int columns) => Math.Max(1, (int)(ColumnShare * columns));
}
