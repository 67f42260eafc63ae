using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Tables;
using static LanguageExt.Prelude;

namespace Nas.Domain.Learning.Formulas;

/// <summary>Computes formulas.</summary>
public static class FormulaScores
{
    // Long enough to forget the cost of walking the tree, short enough that all buffers stay in the nearest cache.
    private const int Block = 512;

    /// <summary>The score of every row of a table, all rows of a node at a time.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="table">The metrics as columns. NaN, a metric that is not known, makes the score NaN; so does a metric without
    /// column.</param>
    public static double[] Compute(Formula formula, FeatureTable table)
    {
        var scores = new double[table.Rows];
        var buffers = Enumerable.Range(0, formula.Depth + 1).Select(_ => new double[Block]).ToArray();
        for (var row = 0; row < scores.Length; row += Block)
        {
            var target = scores.AsSpan(row, Math.Min(Block, scores.Length - row));
            Fill(formula, table, row, target, buffers);
        }

        return scores;
    }

    /// <summary>The score of one architecture.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="metrics">Its proxies by name; more than the formula needs may be there.</param>
    /// <returns>The score, which is NaN where the functions have no value, or the names of the metrics that are missing.</returns>
    public static Either<ImmutableArray<string>, double> Compute(Formula formula, IReadOnlyDictionary<string, double> metrics)
    {
        var missing = formula.Metrics.Where(name => !metrics.ContainsKey(name)).ToImmutableArray();
        return missing.IsEmpty ? Right(Value(formula, metrics)) : Left(missing);
    }

    private static double Value(Formula formula, IReadOnlyDictionary<string, double> metrics) =>
        formula switch
        {
            Formula.Metric metric => metrics[metric.Name],
            Formula.Constant constant => constant.Value,
            Formula.Unary unary => ProtectedFunctions.Evaluate(unary.Function, Value(unary.Part, metrics)),
            Formula.Binary binary => ProtectedFunctions.Evaluate(
                binary.Function,
                Value(binary.Left, metrics),
                Value(binary.Right, metrics)
            ),
            _ => throw Closed.Unknown(formula),
        };

    private static void Fill(Formula formula, FeatureTable table, int row, Span<double> target, Span<double[]> buffers)
    {
        switch (formula)
        {
            case Formula.Metric metric:
                FillColumn(metric.Name, table, row, target);
                break;
            case Formula.Constant constant:
                target.Fill(constant.Value);
                break;
            case Formula.Unary unary:
                Fill(unary.Part, table, row, target, buffers[1..]);
                ProtectedFunctions.Apply(unary.Function, target);
                break;
            case Formula.Binary binary:
                var right = buffers[0].AsSpan(0, target.Length);
                Fill(binary.Left, table, row, target, buffers[1..]);
                Fill(binary.Right, table, row, right, buffers[1..]);
                ProtectedFunctions.Apply(binary.Function, target, right);
                break;
            default:
                throw Closed.Unknown(formula);
        }
    }

    private static void FillColumn(string name, FeatureTable table, int row, Span<double> target)
    {
        var column = table.Names.IndexOf(name);
        if (column < 0)
        {
            target.Fill(double.NaN);
        }
        else
        {
            table.Column(column).Slice(row, target.Length).CopyTo(target);
        }
    }
}
