using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Learning.Quality;

/// <summary>Which rows a predictor learns from and which it is judged on. Splits are equal when their rows are the same arrays.</summary>
/// <param name="Train">Row indices.</param>
/// <param name="Test">Other row indices.</param>
public sealed record DataSplit(ValueArray<int> Train, ValueArray<int> Test)
{
    /// <summary>Trains on rows drawn at random and tests on all others.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="train">How many are trained on; less than <paramref name="rows"/>.</param>
    /// <param name="stream">Decides which.</param>
    public static DataSplit Random(int rows, int train, RandomStream stream)
    {
        var order = stream.Cursor().NextPermutation(rows);
        return new([.. order.Take(train)], [.. order.Skip(train)]);
    }
}
