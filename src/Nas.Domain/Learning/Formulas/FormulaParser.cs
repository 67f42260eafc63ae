using System.Globalization;
using Nas.Domain.Text;

namespace Nas.Domain.Learning.Formulas;

/// <summary>Recursive descent over the text of a formula; leaves by <see cref="SyntaxException"/>.</summary>
internal sealed class FormulaParser
{
    /// <summary>Deepest tree a text may have: what walks formulas recurses, and a stack overflow cannot be caught.</summary>
    private const int DeepestTree = 500;

    private readonly FormulaLexer _lexer;
    private FormulaToken _current;

    public FormulaParser(string text)
    {
        _lexer = new(text);
        _current = _lexer.Next();
    }

    /// <summary>The formula, which must be the whole text.</summary>
    public Formula Whole()
    {
        var formula = Sum(0).Formula;
        return _current.Kind == FormulaTokenKind.End ? formula : throw Unexpected("an operator or the end");
    }

    private Read Sum(int nesting) => Chain(nesting, Product, ("+", BinaryFunction.Add), ("-", BinaryFunction.Subtract));

    private Read Product(int nesting) => Chain(nesting, Signed, ("*", BinaryFunction.Multiply), ("/", BinaryFunction.Divide));

    private Read Chain(int nesting, Func<int, Read> operand, (string Sign, BinaryFunction Function) one, (string Sign, BinaryFunction Function) other)
    {
        var left = operand(nesting + 1);
        while (_current.Is(one.Sign) || _current.Is(other.Sign))
        {
            var function = Take().Text == one.Sign ? one.Function : other.Function;
            var right = operand(nesting + 1);
            left = Deeper(new Formula.Binary(function, left.Formula, right.Formula), Math.Max(left.Depth, right.Depth));
        }

        return left;
    }

    private Read Signed(int nesting)
    {
        if (!_current.Is("-"))
        {
            return Atom(nesting);
        }

        Take();
        if (_current.Kind == FormulaTokenKind.Number)
        {
            return new(new Formula.Constant(-Number()), 0);
        }

        var part = Signed(Within(nesting + 1));
        return Deeper(new Formula.Unary(UnaryFunction.Negate, part.Formula), part.Depth);
    }

    private Read Atom(int nesting) => _current switch
    {
        { Kind: FormulaTokenKind.Number } => new(new Formula.Constant(Number()), 0),
        { Kind: FormulaTokenKind.QuotedName } => new(new Formula.Metric(Take().Text), 0),
        { Kind: FormulaTokenKind.Name, Text: "log" } => Call(UnaryFunction.Log, nesting),
        { Kind: FormulaTokenKind.Name, Text: "sqrt" } => Call(UnaryFunction.Sqrt, nesting),
        { Kind: FormulaTokenKind.Name } => Name(),
        { Kind: FormulaTokenKind.Sign, Text: "(" } => InBrackets(nesting),
        _ => throw Unexpected("a metric, a number or '('"),
    };

    private Read Name()
    {
        var name = Take();
        return _current.Is("(")
            ? throw new SyntaxException(Diagnostic.Error(name.At, $"no function is named '{name.Text}'; there are log and sqrt"))
            : new(new Formula.Metric(name.Text), 0);
    }

    private Read Call(UnaryFunction function, int nesting)
    {
        Take();
        var part = InBrackets(nesting);
        return Deeper(new Formula.Unary(function, part.Formula), part.Depth);
    }

    private Read InBrackets(int nesting)
    {
        Take("(");
        var inner = Sum(Within(nesting + 1));
        Take(")");
        return inner;
    }

    private double Number()
    {
        var token = Take();
        return double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new SyntaxException(Diagnostic.Error(token.At, $"'{token.Text}' is no number"));
    }

    private Read Deeper(Formula formula, int depth) => new(formula, Within(depth + 1));

    // Every bracket passes three levels of descent, every function makes the tree one deeper; both stay far from the stack's end.
    private int Within(int depth) => depth <= 3 * DeepestTree
        ? depth
        : throw SyntaxException.Fatal(_current.At, $"nested more than {DeepestTree} deep");

    private FormulaToken Take()
    {
        var token = _current;
        _current = _lexer.Next();
        return token;
    }

    private void Take(string sign)
    {
        if (!_current.Is(sign))
        {
            throw Unexpected($"'{sign}'");
        }

        Take();
    }

    private SyntaxException Unexpected(string wanted) => new(Diagnostic.Error(_current.At, $"expected {wanted}, found {_current.Quoted}"));

    /// <summary>What was read, with the depth of its tree.</summary>
    private readonly record struct Read(Formula Formula, int Depth);
}
