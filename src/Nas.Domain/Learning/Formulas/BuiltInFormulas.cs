using System.Collections.Immutable;
using LanguageExt;

namespace Nas.Domain.Learning.Formulas;

/// <summary>Formulas that come with the product.</summary>
public static class BuiltInFormulas
{
    /// <summary>Every built-in formula by name.</summary>
    /// <remarks><c>mf-nas</c> is the evolved formula in the public code of MF-NAS (Phan and Luong, April 2024), evolved on NAS-Bench-101,
    /// 201 and 301 and written shorter; flops in millions. <c>jacov-flops</c> is the pair of proxies behind it in one line, made by
    /// hand.</remarks>
    public static ImmutableArray<NamedFormula> All { get; } =
    [
        Named("mf-nas", "jacov * (1 + 2 / zen + (4 + 1 / zen) / flops) + sqrt(zen) - 4 * plain + log(jacov / grad_norm)"),
        Named("jacov-flops", "jacov * (1 + 1 / sqrt(flops))"),
    ];

    /// <summary>A built-in formula.</summary>
    public static Option<Formula> Find(string name) =>
        All.AsEnumerable().Find(formula => formula.Name == name).Map(formula => formula.Formula);

    private static NamedFormula Named(string name, string text) =>
        new(name, FormulaText.Parse(text).IfLeft(error => throw new FormatException($"{error}")));
}
