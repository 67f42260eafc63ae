using System.CommandLine;
using LanguageExt;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Text;
using Nas.Tool.Output;

namespace Nas.Tool.Inputs;

/// <summary>A formula given by the user: a built-in name, a file, or its text.</summary>
internal static class FormulaSource
{
    private static IEnumerable<string> Names => BuiltInFormulas.All.Select(formula => formula.Name);

    /// <summary>The argument that gives a formula.</summary>
    public static Argument<string> Argument() =>
        new("formula")
        {
            HelpName = "TEXT|FILE|NAME",
            Description = $"A formula as text, a file with it, or a built-in one: {string.Join(", ", Names)}",
        };

    /// <summary>Finds a formula. A built-in name wins over a file of the same name, a file over a text.</summary>
    public static Either<Failure, NamedFormula> Find(string given) =>
        BuiltInFormulas
            .Find(given)
            .Match(
                formula => new NamedFormula(given, formula),
                () =>
                    File.Exists(given)
                        ? TextFile.Read(given).Bind(text => Parse(text, $"{given}:")).Map(formula => new NamedFormula(given, formula))
                        : Parse(given, "").Map(formula => new NamedFormula(formula.ToString(), formula))
            );

    private static Either<Failure, Formula> Parse(string text, string place) =>
        FormulaText
            .Parse(text)
            .MapLeft(error => new Failure(
                ExitCode.Usage,
                place.Length > 0
                    ? $"{place[..^1]} does not contain a formula"
                    : $"'{text}' is neither a file nor a formula, and no built-in formula has this name{DidYouMean.Among(Names, text)}"
            )
            {
                Where = $"{place}{error}",
                Safe = "nothing was done",
                Next =
                    $"give a formula in quotes, a file, or one of {string.Join(", ", Names)}; docs/reference/formulas.md explains the text",
            });
}
