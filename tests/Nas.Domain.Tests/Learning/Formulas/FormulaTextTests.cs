using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Learning.Formulas;

namespace Nas.Domain.Tests.Learning.Formulas;

public class FormulaTextTests
{
    [Fact]
    public void Print_OfAnyFormula_ReadsBackAsThatFormula() =>
        Prop.ForAll(RandomFormulas.Any, formula => FormulaText.Parse(FormulaText.Print(formula)) == formula).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a+b*c", "a + b * c")]
    [InlineData("(a+b)*c", "(a + b) * c")]
    [InlineData("a-(b-c)", "a - (b - c)")]
    [InlineData("(a-b)-c", "a - b - c")]
    [InlineData("a/(b*c)", "a / (b * c)")]
    [InlineData("-(a*b)", "-(a * b)")]
    [InlineData("-a*b", "-a * b")]
    [InlineData("- 2", "-2")]
    [InlineData("-(2)", "-(2)")]
    [InlineData("log( sqrt(1.50e1) ) # comment", "log(sqrt(15))")]
    [InlineData("`az-nas` + `flops`", "`az-nas` + flops")]
    public void Parse_OfAText_KeepsWhatBindsAndPrintsItWithFewBrackets(string text, string printed) =>
        Assert.Equal(printed, RandomFormulas.Read(text).ToString());

    [Theory]
    [InlineData("", "1:1: error: expected a proxy, a number or '(', found the end of the text")]
    [InlineData("a +\n  * b", "2:3: error: expected a proxy, a number or '(', found '*'")]
    [InlineData("exp(a)", "1:1: error: no function is named 'exp'; there are log and sqrt")]
    [InlineData("log a", "1:5: error: expected '(', found 'a'")]
    [InlineData("(a", "1:3: error: expected ')', found the end of the text")]
    [InlineData("a b", "1:3: error: expected an operator or the end, found 'b'")]
    [InlineData("1e999", "1:1: error: '1e999' is no number")]
    [InlineData("a ^ 2", "1:3: error: unexpected character '^'")]
    [InlineData("`a", "1:1: error: a name in backticks that does not end on its line, or is empty")]
    public void Parse_OfAWrongText_SaysWhereAndWhy(string text, string error) =>
        Assert.Equal(error, FormulaText.Parse(text).Match(formula => formula.ToString(), wrong => wrong.ToString()));

    [Theory]
    [InlineData("(", "a", ")")]
    [InlineData("-", "a", "")]
    [InlineData("a+", "a", "")]
    public void Parse_OfHostileNesting_GivesAMessage(string left, string middle, string right)
    {
        var text = string.Concat(Enumerable.Repeat(left, 20_000)) + middle + string.Concat(Enumerable.Repeat(right, 20_000));
        Assert.Contains(
            "nested more than",
            FormulaText.Parse(text).Match(formula => "read", wrong => wrong.Message),
            StringComparison.Ordinal
        );
    }
}
