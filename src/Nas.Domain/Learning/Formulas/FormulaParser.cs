using System.Globalization;
using Nas.Domain.Text;

namespace Nas.Domain.Learning.Formulas;

/// <summary>Recursive descent over the text of a formula.</summary>
internal static class FormulaParser
{
    /// <summary>Deepest nesting of brackets: what walks formulas recurses, and a stack overflow cannot be caught.</summary>
    private const int MaxNesting = 500;

    /// <summary>A bracket costs three levels; a sign, and a function in the tree that is read, cost one.</summary>
    private const int MaxLevels = 3 * MaxNesting;

    /// <summary>How strongly the operators bind.</summary>
    private const int Sum = 0;
    private const int Product = 1;

    private const int MaxText = 1 << 16;

    /// <summary>Stands where the text is wrong.</summary>
    private static readonly Formula Nothing = new Formula.Constant(0);

    private static Lexicon Lexicon { get; } = new(Signs: "+-*/()", WordMarks: "_.", MaxText, MaxWord: MaxText, HasNumbers: true);

    /// <summary>The formula, which must be the whole text.</summary>
    public static Parsed<Formula> Parse(string text)
    {
        var (tree, rest) = Chain(Tokens.Of(text, Lexicon), Sum, level: 2);
        return new(tree.Formula, rest.End("an operator or the end"));
    }

    /// <summary>Whether a name can stand without backticks.</summary>
    public static bool IsPlainName(string name) => Lexicon.IsWord(name) && name is not ("log" or "sqrt");

    /// <summary>Operands between operators that bind at least so strongly, from left to right.</summary>
    private static Parsed<Tree> Chain(Tokens tokens, int binding, int level)
    {
        (var left, tokens) = Signed(tokens, level);
        while (Operator(tokens) is { } found && found.Binding >= binding)
        {
            (var right, tokens) = Chain(tokens.Next, found.Binding + 1, level);
            (left, tokens) = Deeper(
                tokens,
                new Formula.Binary(found.Function, left.Formula, right.Formula),
                Math.Max(left.Depth, right.Depth)
            );
        }

        return new(left, tokens);
    }

    private static (BinaryFunction Function, int Binding)? Operator(Tokens tokens) =>
        tokens.Is('+') ? (BinaryFunction.Add, Sum)
        : tokens.Is('-') ? (BinaryFunction.Subtract, Sum)
        : tokens.Is('*') ? (BinaryFunction.Multiply, Product)
        : tokens.Is('/') ? (BinaryFunction.Divide, Product)
        : null;

    private static Parsed<Tree> Signed(Tokens tokens, int level)
    {
        if (!tokens.Is('-'))
        {
            return Atom(tokens, level);
        }

        tokens = tokens.Next;
        if (tokens.Kind == TokenKind.Number)
        {
            return Number(tokens, sign: -1);
        }

        (var part, tokens) = Signed(Within(tokens, level + 1), level + 1);
        return Deeper(tokens, new Formula.Unary(UnaryFunction.Negate, part.Formula), part.Depth);
    }

    private static Parsed<Tree> Atom(Tokens tokens, int level) =>
        tokens.Kind switch
        {
            TokenKind.Number => Number(tokens, sign: 1),
            TokenKind.Quoted => Leaf(new Formula.Metric(tokens.Text), tokens.Next),
            TokenKind.Word when tokens.Text == "log" => Call(UnaryFunction.Log, tokens.Next, level),
            TokenKind.Word when tokens.Text == "sqrt" => Call(UnaryFunction.Sqrt, tokens.Next, level),
            TokenKind.Word when tokens.Next.Is('(') => Leaf(
                Nothing,
                tokens.Fail($"no function is named '{tokens.Text}'; there are log and sqrt")
            ),
            TokenKind.Word => Leaf(new Formula.Metric(tokens.Text), tokens.Next),
            TokenKind.Sign when tokens.Is('(') => InBrackets(tokens, level),
            _ => Leaf(Nothing, tokens.Miss("a proxy, a number or '('")),
        };

    private static Parsed<Tree> Call(UnaryFunction function, Tokens tokens, int level)
    {
        (var part, tokens) = InBrackets(tokens, level);
        return Deeper(tokens, new Formula.Unary(function, part.Formula), part.Depth);
    }

    private static Parsed<Tree> InBrackets(Tokens tokens, int level)
    {
        (var inner, tokens) = Chain(Within(tokens.Sign('('), level + 1), Sum, level + 3);
        return new(inner, tokens.Sign(')'));
    }

    private static Parsed<Tree> Number(Tokens tokens, int sign) =>
        double.TryParse(tokens.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? Leaf(new Formula.Constant(sign * number), tokens.Next)
            : Leaf(Nothing, tokens.Fail($"'{tokens.Text}' is no number"));

    private static Parsed<Tree> Leaf(Formula formula, Tokens rest) => new(new(formula, 0), rest);

    private static Parsed<Tree> Deeper(Tokens tokens, Formula formula, int depth) =>
        new(new(formula, depth + 1), Within(tokens, depth + 1));

    private static Tokens Within(Tokens tokens, int level) =>
        level <= MaxLevels ? tokens : tokens.Fail($"nested more than {MaxNesting} deep");

    /// <summary>What was read, with the depth of its tree.</summary>
    private readonly record struct Tree(Formula Formula, int Depth);
}
