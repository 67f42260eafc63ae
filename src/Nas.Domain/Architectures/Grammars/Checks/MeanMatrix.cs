using System.Collections.Immutable;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Expected numbers of nodes, and of uses of every other rule, that one use of a rule produces.</summary>
/// <remarks>Only the grammar's weights count; shape rules and bounds are ignored. M[i, j] counts uses of rule j, and the
/// expected nodes x solve (I − M)·x = nodes. λI − M is a nonsingular M-matrix, which elimination without exchanging rows
/// tells by positive pivots, exactly when λ exceeds the spectral radius of M.</remarks>
internal sealed class MeanMatrix
{
    private const int MaxRules = 200;
    private const double MinPivot = 1e-12;

    private readonly double[,] _uses;
    private readonly double[] _nodes;
    private readonly int _start;

    private MeanMatrix(double[,] uses, double[] nodes, int start) => (_uses, _nodes, _start) = (uses, nodes, start);

    /// <summary>The matrix over the reachable rules; null for a grammar with too many rules to solve it quickly.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="countCopies">Whether a copied module counts as often as it is copied, or once.</param>
    public static MeanMatrix? Build(Grammar grammar, bool countCopies)
    {
        var rules = UnreachableRules.Reachable(grammar);
        if (rules.Count > MaxRules)
        {
            return null;
        }

        var (uses, nodes, fanOuts) = (new double[rules.Count, rules.Count], new double[rules.Count], new FanOuts(grammar));
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = grammar.Rules[rules[i]];
            var shares = Shares.Compute(rule);
            for (var k = 0; k < shares.Length; k++)
            {
                Add(i, rule.Alternatives[k].Expression, shares[k]);
            }
        }

        return new(uses, nodes, rules.IndexOf(grammar.Start));

        void Add(int rule, Expression expression, double times)
        {
            nodes[rule] += expression is Expression.Symbol ? 0 : times;
            if (expression is Expression.Symbol symbol)
            {
                uses[rule, rules.IndexOf(symbol.Index)] += times;
            }
            else if (expression is Expression.Combined combined)
            {
                for (var i = 0; i < combined.Parts.Length; i++)
                {
                    Add(rule, combined.Parts[i], times * Repeats(combined, i, fanOuts, countCopies));
                }
            }
        }
    }

    /// <summary>Expected nodes of a derivation; null when the expectation is infinite.</summary>
    public double? MeanNodes() => Solve(1)?[_start];

    /// <summary>The largest absolute eigenvalue: the asymptotic growth factor per generation.</summary>
    public double SpectralRadius()
    {
        var (low, high) = (0.0, LargestRowSum() * (1 + 1e-9) + 1e-9);
        for (var step = 0; step < 40; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Solve(middle) is null ? (middle, high) : (low, middle);
        }

        return high < 1e-9 ? 0 : high;
    }

    private static double Repeats(Expression.Combined combined, int part, FanOuts fanOuts, bool countCopies)
    {
        if (combined.Combinator == Combinator.Repeat && part > 0 && countCopies)
        {
            return Share(fanOuts.Compute(combined.Parts[0]), times => times.Branches + 1 - part);
        }

        if (combined.Combinator != Combinator.Branch || combined.Parts.Length != 3 || part != 1)
        {
            return 1;
        }

        var splits = fanOuts.Compute(combined.Parts[0]);
        return (combined.Copies.Kind, countCopies) switch
        {
            (CopyKind.Copied, true) => combined.Copies.Count,
            (CopyKind.ByFanOut, false) => 1 + Share(splits, fanOut => fanOut.Branches == 2 ? 1 : 0),
            (CopyKind.Listed or CopyKind.Copied, false) => 1,
            (CopyKind.Listed or CopyKind.ByFanOut, true) => Share(splits, fanOut => fanOut.Branches),
        };
    }

    private static double Share(ImmutableArray<FanOut> splits, Func<FanOut, double> value) =>
        splits.Sum(fanOut => fanOut.Share * value(fanOut));

    private double LargestRowSum() => Enumerable.Range(0, _nodes.Length).Max(i => Enumerable.Range(0, _nodes.Length).Sum(j => _uses[i, j]));

    /// <summary>x of (λI − M)·x = nodes by elimination; null when λ is not above the spectral radius.</summary>
    private double[]? Solve(double lambda)
    {
        var n = _nodes.Length;
        var (matrix, x) = (new double[n, n], _nodes.ToArray());
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                matrix[i, j] = (i == j ? lambda : 0) - _uses[i, j];
            }
        }

        for (var k = 0; k < n; k++)
        {
            if (matrix[k, k] <= MinPivot * Math.Max(1, lambda))
            {
                return null;
            }

            for (var i = k + 1; i < n; i++)
            {
                var factor = matrix[i, k] / matrix[k, k];
                for (var j = k; factor != 0 && j < n; j++)
                {
                    matrix[i, j] -= factor * matrix[k, j];
                }

                x[i] -= factor * x[k];
            }
        }

        for (var k = n - 1; k >= 0; k--)
        {
            for (var j = k + 1; j < n; j++)
            {
                x[k] -= matrix[k, j] * x[j];
            }

            x[k] /= matrix[k, k];
        }

        return x;
    }
}
