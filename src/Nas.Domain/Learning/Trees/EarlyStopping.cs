using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Trees;

/// <summary>Finds how many boosting rounds help, on rows held out for that; the final fit then uses all rows.</summary>
/// <param name="HeldOut">The share of the rows held out, in (0, 1).</param>
/// <param name="Patience">Stop after this many rounds without a smaller squared error on the rows held out.</param>
public sealed record EarlyStopping(double HeldOut = 0.2, int Patience = 50)
{
    /// <summary>The number of rounds with the smallest error; all when there are too few rows to hold any out.</summary>
    internal int Rounds(GradientBoosting boosting, TrainingSet data, RandomStream stream)
    {
        var order = stream.Child("rows").Cursor().NextPermutation(data.Rows);
        var held = (int)(HeldOut * data.Rows);
        if (held == 0)
        {
            return boosting.Rounds;
        }

        var watched = data.Take([.. order.Take(held)]);
        var (errors, best) = (new Residuals(watched), (Rounds: 0, Error: double.PositiveInfinity));
        new Boosting(boosting, data.Take([.. order.Skip(held)]), stream).Run(
            boosting.Rounds,
            round =>
            {
                var error = errors.After(round.Base, round.Tree);
                best = error < best.Error ? (round.Number, error) : best;
                return round.Number - best.Rounds < Patience;
            }
        );
        return best.Rounds;
    }

    private sealed class Residuals(TrainingSet watched)
    {
        private readonly double[] _sums = new double[watched.Rows];

        /// <summary>The mean squared error with one more tree.</summary>
        public double After(double start, RegressionTree tree)
        {
            var values = RowBlocks.Map(watched.Features, IndexMap.Sequential, tree.Predict);
            var error = 0.0;
            for (var row = 0; row < _sums.Length; row++)
            {
                _sums[row] += values[row];
                var miss = watched.Targets[row] - start - _sums[row];
                error += miss * miss;
            }

            return error / _sums.Length;
        }
    }
}
