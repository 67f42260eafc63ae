using System.Collections.Immutable;

namespace Nas.Domain.Learning.Formulas;

/// <summary>Writes a formula shorter, for reading.</summary>
/// <remarks>
/// <para>Constants are computed, signs collected, equal terms of a sum counted: <c>x + (y - -x)</c> becomes <c>2 * x + y</c>. Wherever the
/// formula has a finite value and no function below it is protected, the shorter one has the same value up to rounding; where <c>x - x</c>
/// or <c>x / x</c> was not known because x is missing, the shorter one may be.</para>
/// <para>Quotients are left alone except by constants, for <see cref="ProtectedFunctions"/> does not treat the sign and the factors of a
/// divisor as mathematics does.</para>
/// </remarks>
public static class FormulaSimplification
{
    /// <summary>The shorter formula. Simplifying it again changes nothing.</summary>
    public static Formula Simplify(Formula formula) => Rebuild(Terms(formula));

    /// <summary>The formula as a sum of terms, equal ones counted together, without terms that count nothing.</summary>
    private static ImmutableArray<Term> Terms(Formula formula) =>
        formula switch
        {
            Formula.Constant constant => Constant(constant.Value),
            Formula.Unary { Function: UnaryFunction.Negate } minus => Scaled(Terms(minus.Part), -1),
            Formula.Binary { Function: BinaryFunction.Add } sum => Sum(Terms(sum.Left), Terms(sum.Right)),
            Formula.Binary { Function: BinaryFunction.Subtract } difference => Sum(
                Terms(difference.Left),
                Scaled(Terms(difference.Right), -1)
            ),
            Formula.Binary { Function: BinaryFunction.Multiply } product => Product(Terms(product.Left), Terms(product.Right)),
            Formula.Binary quotient => Quotient(Terms(quotient.Left), Terms(quotient.Right)),
            Formula.Unary unary => Function(unary.Function, Rebuild(Terms(unary.Part))),
            Formula.Metric => [new(1, formula)],
            _ => throw Closed.Unknown(formula),
        };

    private static ImmutableArray<Term> Sum(ImmutableArray<Term> left, ImmutableArray<Term> right)
    {
        var terms = left.ToList();
        foreach (var term in right)
        {
            var i = terms.FindIndex(other => Equals(other.Of, term.Of) && double.IsFinite(other.Count + term.Count));
            if (i < 0)
            {
                terms.Add(term);
            }
            else
            {
                terms[i] = term with { Count = terms[i].Count + term.Count };
            }
        }

        return [.. terms.Where(term => term.Count != 0)];
    }

    private static ImmutableArray<Term> Product(ImmutableArray<Term> left, ImmutableArray<Term> right) =>
        Number(left) is 0 || Number(right) is 0 ? []
        : Number(left) is { } a && Scaled(right, a) is var scaledRight && AreFinite(scaledRight) ? scaledRight
        : Number(right) is { } b && Scaled(left, b) is var scaledLeft && AreFinite(scaledLeft) ? scaledLeft
        : Factor(left) * Factor(right) is var factor && double.IsFinite(factor)
            ? [new(factor, new Formula.Binary(BinaryFunction.Multiply, Rebuild(WithoutFactor(left)), Rebuild(WithoutFactor(right))))]
        : [new(1, new Formula.Binary(BinaryFunction.Multiply, Rebuild(left), Rebuild(right)))];

    private static ImmutableArray<Term> Quotient(ImmutableArray<Term> left, ImmutableArray<Term> right)
    {
        var (dividend, divisor) = (Rebuild(left), Rebuild(right));
        return Number(left) is { } a && Number(right) is { } b
                ? Computed(ProtectedFunctions.Evaluate(BinaryFunction.Divide, a, b), () => Divided(dividend, divisor))
            : Number(right) is { } c && c != 0 && Scaled(left, 1 / c) is var scaled && AreFinite(scaled) ? scaled
            : dividend == divisor ? Constant(1)
            : [new(1, Divided(dividend, divisor))];
    }

    private static ImmutableArray<Term> Function(UnaryFunction function, Formula part) =>
        part is Formula.Constant constant
            ? Computed(ProtectedFunctions.Evaluate(function, constant.Value), () => new Formula.Unary(function, part))
            : [new(1, new Formula.Unary(function, part))];

    private static Formula Divided(Formula dividend, Formula divisor) => new Formula.Binary(BinaryFunction.Divide, dividend, divisor);

    // A text holds no infinite number: log(0) stays as it is.
    private static ImmutableArray<Term> Computed(double value, Func<Formula> otherwise) =>
        double.IsFinite(value) ? Constant(value) : [new(1, otherwise())];

    private static ImmutableArray<Term> Constant(double value) => value == 0 ? [] : [new(value, null)];

    // Only signs are distributed: 2 * (x + y) is shorter than its two products.
    private static ImmutableArray<Term> Scaled(ImmutableArray<Term> terms, double factor) =>
        terms.Length <= 1 || factor is 1 or -1
            ? [.. terms.Select(term => term with { Count = term.Count * factor }).Where(term => term.Count != 0)]
            : [new(factor, Rebuild(terms))];

    private static bool AreFinite(ImmutableArray<Term> terms) => terms.All(term => double.IsFinite(term.Count));

    private static double? Number(ImmutableArray<Term> terms) =>
        terms switch
        {
            [] => 0,
            [{ Of: null } constant] => constant.Count,
            _ => null,
        };

    private static double Factor(ImmutableArray<Term> terms) => terms is [var single] ? single.Count : 1;

    private static ImmutableArray<Term> WithoutFactor(ImmutableArray<Term> terms) =>
        terms is [var single] ? [single with { Count = 1 }] : terms;

    /// <summary>The sum written out, terms that are added before those that are taken away.</summary>
    private static Formula Rebuild(ImmutableArray<Term> terms) =>
        terms.OrderBy(Place).ToImmutableArray() is [var first, .. var rest]
            ? rest.Aggregate(
                first.Alone,
                (sum, term) =>
                    term.Count < 0
                        ? new Formula.Binary(BinaryFunction.Subtract, sum, (term with { Count = -term.Count }).Alone)
                        : new Formula.Binary(BinaryFunction.Add, sum, term.Alone)
            )
            : new Formula.Constant(0);

    // Where nothing is added, the negative number comes first in the sum and needs no separate sign.
    private static int Place(Term term) =>
        (term.Count < 0, term.Of) switch
        {
            (false, not null) => 0,
            (false, null) => 1,
            (true, null) => 2,
            (true, _) => term.Count == -1 ? 4 : 3,
        };

    /// <summary>A term: a factor (1 when null) with a coefficient.</summary>
    private readonly record struct Term(double Count, Formula? Of)
    {
        public Formula Alone =>
            Of switch
            {
                null => new Formula.Constant(Count),
                _ when Count == 1 => Of,
                _ when Count == -1 => new Formula.Unary(UnaryFunction.Negate, Of),
                _ => new Formula.Binary(BinaryFunction.Multiply, new Formula.Constant(Count), Of),
            };
    }
}
