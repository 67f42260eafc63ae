using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt.UnsafeValueAccess;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning.Formulas;

public class FormulaScoresTests
{
    [Theory]
    [InlineData("1 / 0", -1e7)]
    [InlineData("-1 / 0", -1e7)]
    [InlineData("0 / 0", double.NaN)]
    [InlineData("sqrt(-4)", -1e5)]
    [InlineData("sqrt(4)", 2)]
    [InlineData("log(-1)", -1e5)]
    [InlineData("log(0)", double.NegativeInfinity)]
    [InlineData("log(0) - log(0)", double.NaN)]
    [InlineData("sqrt(0 / 0)", double.NaN)]
    [InlineData("2 - 3 - 4", -5)]
    public void Functions_WhereMathematicsHasNoAnswer_GiveTheFixedOne(string text, double value)
    {
        var formula = RandomFormulas.Read(text);
        Assert.Equal(value, FormulaScores.Compute(formula, ImmutableDictionary<string, double>.Empty).Value());
        Assert.Equal([value, value], FormulaScores.Compute(formula, Table(2, [])));
    }

    [Fact]
    public void Scores_OfATable_AreThoseOfItsRows() =>
        Prop.ForAll(
                RandomFormulas.OfSmallNumbers,
                formula =>
                {
                    const int Rows = 1100;
                    double[][] columns = [Column(Rows, 0.7), Column(Rows, 1.3), Column(Rows, -2.1)];
                    var scores = FormulaScores.Compute(formula, Table(Rows, columns));
                    return Enumerable
                        .Range(0, Rows)
                        .All(row =>
                            scores[row]
                                .Equals(
                                    FormulaScores
                                        .Compute(
                                            formula,
                                            new Dictionary<string, double>
                                            {
                                                ["x"] = columns[0][row],
                                                ["y"] = columns[1][row],
                                                ["z"] = columns[2][row],
                                            }
                                        )
                                        .Value()
                                )
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Scores_WithoutAMetricOfTheFormula_NameIt()
    {
        var formula = RandomFormulas.Read("x + nwot / zen");
        Assert.Equal<string>(
            ["nwot", "zen"],
            FormulaScores.Compute(formula, new Dictionary<string, double> { ["x"] = 1 }).Match(_ => [], missing => missing)
        );
        Assert.Equal(
            [double.NaN, double.NaN],
            FormulaScores.Compute(
                formula,
                Table(
                    2,
                    [
                        [1, 2],
                    ]
                )
            )
        );
    }

    private static double[] Column(int rows, double step) =>
        [
            .. Enumerable
                .Range(0, rows)
                .Select(row =>
                    row % 7 == 3 ? 0
                    : row % 11 == 5 ? double.NaN
                    : Math.Sin(step * row) * 5
                ),
        ];

    private static FeatureTable Table(int rows, double[][] columns) =>
        FeatureTable.Build([.. new[] { "x", "y", "z" }.Take(columns.Length)], rows, (c, target) => columns[c].CopyTo(target));
}
