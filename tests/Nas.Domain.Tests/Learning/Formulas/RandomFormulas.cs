using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Learning.Formulas;

namespace Nas.Domain.Tests.Learning.Formulas;

/// <summary>Formulas of any shape, over metrics named as a table may name them.</summary>
internal static class RandomFormulas
{
    private static readonly string[] Names = ["jacov", "flops", "epe_nas", "edge.latency", "az-nas", "log", "x y"];

    public static Arbitrary<Formula> Any { get; } =
        Generate(
                Gen.OneOf(ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite), Gen.Elements(0.0, -0.0, 1, -1, 2, 1e-7, -1e300)),
                Names
            )
            .ToArbitrary();

    /// <summary>Formulas whose constants are small whole numbers, over three metrics.</summary>
    public static Arbitrary<Formula> OfSmallNumbers { get; } =
        Generate(Gen.Choose(-3, 3).Select(n => (double)n), ["x", "y", "z"]).ToArbitrary();

    /// <summary>A formula that is known to be right.</summary>
    public static Formula Read(string text) => FormulaText.Parse(text).IfLeft(error => throw new FormatException($"{error}"));

    private static Gen<Formula> Generate(Gen<double> constants, string[] names) =>
        Gen.Sized(size => Generate(constants, names, Math.Min(size, 6)));

    private static Gen<Formula> Generate(Gen<double> constants, string[] names, int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Elements(names).Select(Formula (name) => new Formula.Metric(name)),
            constants.Select(Formula (value) => new Formula.Constant(value))
        );
        if (depth == 0)
        {
            return leaf;
        }

        var part = Generate(constants, names, depth - 1);
        return Gen.OneOf(
            leaf,
            from function in Gen.Elements(Enum.GetValues<UnaryFunction>())
            from inner in part
            select (Formula)new Formula.Unary(function, inner),
            from function in Gen.Elements(Enum.GetValues<BinaryFunction>())
            from left in part
            from right in part
            select (Formula)new Formula.Binary(function, left, right)
        );
    }
}
