using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;

namespace Nas.Domain.Architectures.Variation;

/// <summary>Says by which alternative a grammar derives a node.</summary>
/// <remarks>The top of a node decides as long as one alternative alone fits it, which also serves hand-written trees that
/// the grammar derives in part. Where several fit, the first that derives the whole subtree counts.</remarks>
/// <param name="grammar">The grammar.</param>
/// <param name="work">What may still be done; once it is spent, nothing fits.</param>
internal sealed class Matching(Grammar grammar, Work work)
{
    // Looked up, never iterated.
    private readonly Dictionary<(Derivation Node, int Rule), bool> _derives = [];
    private readonly Dictionary<(Derivation Node, int Rule), Expression?> _chains = [];

    /// <summary>The alternative of a rule and the expression that it stands for; −1 and null when none fits.</summary>
    public (int Alternative, Expression? Expression) Match(int rule, Derivation node)
    {
        var (alternative, fitting) = (-1, (Expression?)null);
        foreach (var (candidate, expression) in Fitting(rule, node))
        {
            if (alternative >= 0)
            {
                return Deriving(rule, node) is { Expression: not null } deriving ? deriving : (alternative, fitting);
            }

            (alternative, fitting) = (candidate, expression);
        }

        return (alternative, fitting);
    }

    /// <summary>The expression that part <paramref name="index"/> comes from: a single listed inner module stands for all.</summary>
    public static Expression PartOf(Expression.Combined expression, Module module, int index) =>
        expression.Parts.Length == module.Parts.Length ? expression.Parts[index]
        : index == 0 ? expression.Parts[0]
        : index == module.Parts.Length - 1 ? expression.Parts[^1]
        : expression.Parts[1];

    /// <summary>Whether what an expression writes out is what the node is made of, whatever its symbols derive.</summary>
    public bool Fits(Expression expression, Derivation node) =>
        (expression, node) switch
        {
            (Expression.Symbol, _) => true,
            (Expression.Terminal terminal, Leaf leaf) => terminal.Operation.Equals(leaf.Operation),
            (Expression.Combined combined, Module module) => FitsParts(combined, module, Fits),
            (Expression.Terminal or Expression.Combined, _) => false,
            _ => throw Closed.Unknown(expression),
        };

    private bool FitsParts(Expression.Combined combined, Module module, Func<Expression, Derivation, bool> fits)
    {
        if (combined.Combinator != module.Combinator || !HasPartsOf(combined, module))
        {
            return false;
        }

        for (var i = 0; i < module.Parts.Length; i++)
        {
            if (!work.Spend(1) || !fits(PartOf(combined, module, i), module.Parts[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasPartsOf(Expression.Combined combined, Module module) =>
        combined.Copies.Kind switch
        {
            CopyKind.Listed => combined.Parts.Length == module.Parts.Length,
            CopyKind.Copied => module.Parts.Length == 3 && module.Copies(1) == combined.Copies.Count,
            CopyKind.ByFanOut => module.Parts.Length == 4 || (module.Parts.Length == 3 && module.Copies(1) > 2),
        };

    private (int Alternative, Expression? Expression) Deriving(int rule, Derivation node) =>
        Fitting(rule, node).FirstOrDefault(candidate => Derives(candidate.Expression, node), (-1, null!));

    private bool Derives(Expression expression, Derivation node) =>
        (expression, node) switch
        {
            (Expression.Symbol symbol, _) => Derives(symbol.Index, node),
            (Expression.Combined combined, Module module) => FitsParts(combined, module, Derives),
            (Expression.Terminal or Expression.Combined, _) => Fits(expression, node),
            _ => throw Closed.Unknown(expression),
        };

    /// <summary>Whether a rule derives the whole of a node.</summary>
    public bool Derives(int rule, Derivation node)
    {
        if (!_derives.TryGetValue((node, rule), out var derives))
        {
            derives = Deriving(rule, node).Expression is not null;
            _derives.Add((node, rule), derives);
        }

        return derives;
    }

    private Expression? Chain(int rule, Derivation node)
    {
        if (!_chains.TryGetValue((node, rule), out var expression))
        {
            expression = Match(rule, node).Expression;
            _chains.Add((node, rule), expression);
        }

        return expression;
    }

    /// <summary>The alternatives whose written parts fit the node, each with the expression that its chain of rules ends in.</summary>
    private IEnumerable<(int Alternative, Expression Expression)> Fitting(int rule, Derivation node)
    {
        var alternatives = grammar.Rules[rule].Alternatives;
        work.SpendOnAlternatives(alternatives.Length);
        for (var i = 0; i < alternatives.Length && !work.IsSpent; i++)
        {
            if (alternatives[i].Expression is Expression.Symbol unit)
            {
                if (Chain(unit.Index, node) is { } inner)
                {
                    yield return (i, inner);
                }
            }
            else if (Fits(alternatives[i].Expression, node))
            {
                yield return (i, alternatives[i].Expression);
            }
        }
    }
}
