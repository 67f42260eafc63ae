using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;

namespace Nas.Domain.Tests.Architectures.Grammars;

public class GrammarTextLaws
{
    [Fact]
    public void Print_OfAnyGrammar_ReadsBackToItself() =>
        Prop.ForAll(
                Texts().ToArbitrary(),
                text =>
                {
                    var grammar = Space.Parsed(text);
                    return Facts(Space.Parsed(GrammarText.Print(grammar))) == Facts(grammar);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Print_OfAnyLineEndsAndComments_IsTheSame() =>
        Prop.ForAll(
                Texts().ToArbitrary(),
                Gen.Elements("\n", "\r", "\r\n", " # a comment\n", "\n\t\n").ToArbitrary(),
                (text, lineEnd) =>
                    GrammarText.Print(Space.Parsed(text.Replace("\n", lineEnd, StringComparison.Ordinal)))
                    == GrammarText.Print(Space.Parsed(text))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Height_OfARecursiveRule_IsThatOfItsSoonestEnd()
    {
        var rules = Space
            .Parsed("a = sequence(b, a) | c\nb = sequence(c, sequence(c, c)) | route(c, b, c)\nc = norm | sequence(a, c)")
            .Rules;
        Assert.Equal([0, 2, 0], rules.Select(rule => rule.Height));
        Assert.Equal([3, 0, 2, 3, 0, 1], rules.SelectMany(rule => rule.Alternatives).Select(alternative => alternative.Height));
    }

    /// <summary>Everything about a grammar but the places in its text.</summary>
    private static string Facts(Grammar grammar) =>
        $"{grammar.Name} {grammar.Settings} {grammar.Start} "
        + string.Join(
            '\n',
            grammar.Rules.Select(rule =>
                $"{rule.Name} "
                + string.Join(
                    '|',
                    rule.Alternatives.Select(alternative => $"{alternative.Weight} {alternative.Height} {Facts(alternative.Expression)}")
                )
            )
        );

    private static string Facts(Expression expression) =>
        expression is Expression.Combined combined
            ? $"{combined.Combinator} {combined.Copies} [{string.Join(", ", combined.Parts.Select(Facts))}]"
            : expression.ToString();

    private static Gen<string> Texts() =>
        from rules in Gen.Choose(1, 5)
        from depth in Gen.Choose(1, 250)
        from nodes in Gen.Choose(1, 100_000)
        from fold in Gen.Elements("path", "partner")
        from start in Gen.Choose(0, rules - 1)
        from alternatives in Gen.ArrayOf(Gen.ArrayOf(Alternatives(rules), 3), rules)
        select $"grammar g-{rules}\ndepth {depth}\nnodes {nodes}\nfold {fold}\nstart r{start}\n"
            + string.Join('\n', alternatives.Select((rule, i) => $"r{i} = norm | {string.Join(" | ", rule)}"));

    private static Gen<string> Alternatives(int rules) =>
        from weight in Gen.Elements("", "2 ", "0.25 ", "1/3 ", "0.125! ", "1e-3 ")
        from expression in Expressions(rules, 3)
            .Where(expression => !expression.StartsWith('r') || expression.StartsWith("route", StringComparison.Ordinal))
        select weight + expression;

    private static Gen<string> Expressions(int rules, int depth) =>
        depth == 0
            ? Leaves(rules)
            : Gen.OneOf(
                Leaves(rules),
                Generate("sequence({0}, {1})", rules, depth),
                Generate("route({0}, {1}, {0})", rules, depth),
                Generate("branch(clone(4), 4*{0}, add)", rules, depth),
                Generate("branch(group(2,3), {0}, {1}, cat(3))", rules, depth),
                Generate("branch(clone(8), *{0}, dot_product)", rules, depth),
                Generate("branch(clone(8), {1}, dot_product)", rules, depth),
                Gen.Constant("compute(scaled_dot_product)")
            );

    private static Gen<string> Leaves(int rules) =>
        Gen.OneOf(
            Gen.Elements("identity", "linear(64)", "linear(x4)", "linear(/2)", "im2col(3,1,1)", "permute(2,3,1)"),
            Gen.Choose(0, rules - 1).Select(rule => $"r{rule}")
        );

    private static Gen<string> Generate(string form, int rules, int depth) =>
        from first in Expressions(rules, depth - 1)
        from second in Expressions(rules, depth - 1)
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, form, first, second);
}
