namespace Nas.Domain.Learning.Trees;

/// <summary>Which cut point of a column a tree tries.</summary>
public enum CutRule
{
    /// <summary>All of them; the one that lowers the squared error most.</summary>
    Best,

    /// <summary>One drawn uniformly between the smallest and the largest value in the node (Geurts, Ernst, Wehenkel, 2006).</summary>
    Random,
}
