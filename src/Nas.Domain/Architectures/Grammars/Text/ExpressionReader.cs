using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>Turns the terms of alternatives into expressions.</summary>
internal sealed class ExpressionReader(ImmutableSortedDictionary<string, int> symbols, List<Diagnostic> errors)
{
    private const int MostSuggestions = 10;

    private static readonly Expression Unreadable = new Expression.Terminal(new Identity());

    public Expression Read(Term term) =>
        term.Prefix is null ? Unstarred(term) : Refuse(term, "'*' copies the module in the middle of a branch(split, 4*module, join), nothing else");

    private Expression Unstarred(Term term)
    {
        var combinator = CombinatorNames.Read(term.Head);
        if (combinator.IsSome)
        {
            return Combined((Combinator)combinator, term);
        }

        if (!symbols.TryGetValue(term.Head, out var symbol))
        {
            return Operation(term);
        }

        return term.Children.IsEmpty ? new Expression.Symbol(symbol) : Refuse(term, $"'{term.Head}' is a rule and takes no parameters");
    }

    private Expression Operation(Term term) =>
        OperationCatalogue.Contains(term.Head)
            ? OperationCatalogue.Read(term).Match(operation => new Expression.Terminal(operation), error => Refuse(error.At, error.Message))
            : Refuse(term, $"'{term.Head}' is neither a rule nor an operation{Suggestion(term.Head)}");

    /// <summary>Suggestions compare with every name: worth it for the errors that are read.</summary>
    private string Suggestion(string written) => errors.Count < MostSuggestions ? DidYouMean.Among(Known(), written) : "";

    private IEnumerable<string> Known() =>
        symbols.Keys.Concat(OperationCatalogue.Families.Select(family => family.Name)).Concat(Enum.GetValues<Combinator>().Select(c => c.Text()));

    private Expression Combined(Combinator combinator, Term term)
    {
        if (!combinator.Takes(term.Children.Length))
        {
            return Refuse(term, $"write {combinator.Usage()}; this has {term.Children.Length} parts");
        }

        var starred = combinator == Combinator.Branch && term.Children.Length == 3 && term.Children[1].Prefix is not null;
        var parts = term.Children.Select((child, i) => starred && i == 1 ? Unstarred(child) : Read(child)).ToImmutableArray();
        if (combinator == Combinator.Compute && parts[0] is Expression.Combined)
        {
            return Refuse(term.Children[0], "compute(…) holds one operation, not a module");
        }

        return new Expression.Combined(combinator, parts, starred ? CopiesOf(term.Children[1]) : Copies.Listed);
    }

    private Copies CopiesOf(Term inner)
    {
        if (inner.Prefix is not { Length: > 0 } text)
        {
            return new(CopyKind.ByFanOut, 0);
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 2 or > CombinatorNames.MostBranches)
        {
            Refuse(inner, $"'{text}*' is no number of copies from 2 to {CombinatorNames.MostBranches}");
        }

        return new(CopyKind.Copied, count);
    }

    private Expression Refuse(Term term, string message) => Refuse(term.At, message);

    private Expression Refuse(TextPosition at, string message)
    {
        errors.Add(Diagnostic.Error(at, message));
        return Unreadable;
    }
}
