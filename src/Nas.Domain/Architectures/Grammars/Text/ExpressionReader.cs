using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>Turns the terms of alternatives into expressions.</summary>
/// <param name="symbols">The rules' indices by name.</param>
internal sealed class ExpressionReader(ImmutableSortedDictionary<string, int> symbols)
{
    private const string StarElsewhere = "'*' copies the module in the middle of a branch(split, 4*module, join), nothing else";

    private static readonly Expression Unreadable = new Expression.Terminal(new Identity());

    /// <summary>Every name that a term may start with.</summary>
    public IEnumerable<string> Known =>
        symbols
            .Keys.Concat(OperationCatalogue.Families.Select(family => family.Name))
            .Concat(Enum.GetValues<Combinator>().Select(c => c.Text()));

    public Checked<Expression> Read(Term term) => term.Prefix is null ? Unstarred(term) : Wrong(term, StarElsewhere);

    private Checked<Expression> Unstarred(Term term)
    {
        var combinator = CombinatorNames.Read(term.Head);
        if (combinator.IsSome)
        {
            return Combined((Combinator)combinator, term);
        }

        return !symbols.TryGetValue(term.Head, out var symbol) ? Operation(term)
            : term.Children.IsEmpty ? Checked.Right<Expression>(new Expression.Symbol(symbol))
            : Wrong(term, $"'{term.Head}' is a rule and takes no parameters");
    }

    private static Checked<Expression> Operation(Term term) =>
        OperationCatalogue.Contains(term.Head)
            ? OperationCatalogue
                .Read(term)
                .Match(
                    operation => Checked.Right<Expression>(new Expression.Terminal(operation)),
                    error => Checked.Wrong(Unreadable, error.At, error.Message)
                )
            : new(Unreadable, [new(Diagnostic.Error(term.At, $"'{term.Head}' is neither a rule nor an operation"), term.Head)]);

    private Checked<Expression> Combined(Combinator combinator, Term term)
    {
        if (!combinator.Takes(term.Children.Length))
        {
            return Wrong(term, $"write {combinator.Usage()}; this has {term.Children.Length} parts");
        }

        var starred = combinator == Combinator.Branch && term.Children.Length == 3 && term.Children[1].Prefix is not null;
        return from parts in Checked.All(term.Children.Select((child, i) => starred && i == 1 ? Unstarred(child) : Read(child)))
            from copies in starred ? CopiesOf(term.Children[1]) : Checked.Right(Copies.Listed)
            from whole in combinator == Combinator.Compute && parts[0] is Expression.Combined
                ? Wrong(term.Children[0], "compute(…) holds one operation, not a module")
                : Checked.Right<Expression>(new Expression.Combined(combinator, parts, copies))
            select whole;
    }

    private static Checked<Copies> CopiesOf(Term inner)
    {
        if (inner.Prefix is not { Length: > 0 } text)
        {
            return Checked.Right(new Copies(CopyKind.ByFanOut, 0));
        }

        var isCount =
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 2 and <= CombinatorNames.MaxBranches;
        var copies = new Copies(CopyKind.Copied, count);
        return isCount
            ? Checked.Right(copies)
            : Checked.Wrong(copies, inner.At, $"'{text}*' is no number of copies from 2 to {CombinatorNames.MaxBranches}");
    }

    private static Checked<Expression> Wrong(Term term, string message) => Checked.Wrong(Unreadable, term.At, message);
}
