using FsCheck;
using FsCheck.Fluent;
using LanguageExt.UnsafeValueAccess;
using Nas.Domain.Learning.Formulas;

namespace Nas.Domain.Tests.Learning.Formulas;

public class FormulaSimplificationTests
{
    private static readonly Dictionary<string, double>[] Points =
    [
        new()
        {
            ["x"] = 1.25,
            ["y"] = 7.5,
            ["z"] = 0.3,
        },
        new()
        {
            ["x"] = 4.1,
            ["y"] = 0.9,
            ["z"] = 2.7,
        },
        new()
        {
            ["x"] = 0.2,
            ["y"] = 3.3,
            ["z"] = 11,
        },
    ];

    [Theory]
    [InlineData("x + (y - -x)", "2 * x + y")]
    [InlineData("x - x", "0")]
    [InlineData("x / x + 1", "2")]
    [InlineData("--x", "x")]
    [InlineData("y - 2 * (x + x)", "y - 4 * x")]
    [InlineData("-x + y", "y - x")]
    [InlineData("(x + x) * (y + y)", "4 * (x * y)")]
    [InlineData("2 * (x + y + z)", "2 * (x + y + z)")]
    [InlineData("x * 0 + log(1)", "0")]
    [InlineData("log(0)", "log(0)")]
    [InlineData("x / (2 * y)", "x / (2 * y)")]
    [InlineData("x / 2", "0.5 * x")]
    public void Simplify_OfAFormula_IsShorter(string text, string simple) =>
        Assert.Equal(simple, FormulaSimplification.Simplify(RandomFormulas.Read(text)).ToString());

    [Fact]
    public void Simplify_OfAnyFormula_KeepsItsValues() =>
        Prop.ForAll(
                RandomFormulas.OfSmallNumbers,
                formula =>
                {
                    var simple = FormulaSimplification.Simplify(formula);
                    return Points
                        .Where(point => IsPlain(formula, point))
                        .All(point => Near(Value(formula, point), Value(simple, point), Magnitude(formula, point)));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Simplify_OfAnyFormula_NeverMakesItLongerAndEnds() =>
        Prop.ForAll(
                RandomFormulas.Any,
                formula =>
                    FormulaSimplification.Simplify(formula) is var simple
                    && simple.Size <= formula.Size
                    && FormulaSimplification.Simplify(simple) == simple
            )
            .QuickCheckThrowOnFailure();

    private static double Value(Formula formula, Dictionary<string, double> point) => FormulaScores.Compute(formula, point).Value();

    // The largest number on the way bounds what rounding can do to the result.
    private static double Magnitude(Formula formula, Dictionary<string, double> point) =>
        formula.Nodes().Max(node => Math.Abs(Value(node, point)));

    private static bool Near(double a, double b, double magnitude) => Math.Abs(a - b) <= 1e-9 * magnitude;

    /// <summary>Whether no function in it is near a place where its answer is a fixed one or jumps.</summary>
    private static bool IsPlain(Formula formula, Dictionary<string, double> point) =>
        formula
            .Nodes()
            .All(node =>
                Math.Abs(Value(node, point)) < 1e4
                && node switch
                {
                    Formula.Unary { Function: not UnaryFunction.Negate } unary => Value(unary.Part, point) > 1e-3,
                    Formula.Binary { Function: BinaryFunction.Divide } quotient => Math.Abs(Value(quotient.Right, point)) > 1e-3,
                    _ => true,
                }
            );
}
