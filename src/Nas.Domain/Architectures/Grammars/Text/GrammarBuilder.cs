using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>Gives the names of a grammar text their meaning and gathers every error on the way.</summary>
internal static class GrammarBuilder
{
    private const int MaxErrors = 100;

    /// <summary>A suggestion compares a name with all others: worth it for the errors that are read.</summary>
    private const int MaxSuggestions = 10;

    public static Either<Seq<Diagnostic>, Grammar> Build(GrammarSyntax syntax)
    {
        if (syntax.Rules.IsEmpty && syntax.Errors.IsEmpty)
        {
            return Left(
                Seq1(Diagnostic.Error(new(1, 1), "a grammar needs at least one rule such as 'network = sequence(module, module)'"))
            );
        }

        var symbols = syntax
            .Rules.Select((rule, index) => (rule.Name, index))
            .DistinctBy(entry => entry.Name, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(entry => entry.Name, entry => entry.index, StringComparer.Ordinal);
        var expressions = new ExpressionReader(symbols);
        var grammar =
            from written in Checked.Noting(syntax.Rules, syntax.Errors.Concat(NameErrors(syntax.Rules, symbols)))
            from settings in SettingsReader.Read(syntax.Settings)
            from start in Start(settings.Start, symbols)
            from rules in Rules(written, expressions)
            select new Grammar(settings.Name, settings.Settings, rules, start);
        return grammar.Mistakes.IsEmpty ? Right(grammar.Value) : Left(InOrder(grammar.Mistakes, expressions.Known));
    }

    private static Seq<Diagnostic> InOrder(ImmutableArray<Mistake> mistakes, IEnumerable<string> known)
    {
        var errors = mistakes.OrderBy(mistake => mistake.Error.At.Line).ThenBy(mistake => mistake.Error.At.Column).ToImmutableArray();
        var told = errors
            .Take(MaxErrors)
            .Select(
                (mistake, i) =>
                    i < MaxSuggestions && mistake.Unknown.Length > 0
                        ? mistake.Error with
                        {
                            Message = mistake.Error.Message + DidYouMean.Among(known, mistake.Unknown),
                        }
                        : mistake.Error
            );
        return errors.Length <= MaxErrors
            ? told.ToSeq().Strict()
            : told.Append(Diagnostic.Error(errors[MaxErrors].Error.At, $"and {errors.Length - MaxErrors} more errors from here on"))
                .ToSeq()
                .Strict();
    }

    private static Checked<int> Start(SettingSyntax? start, ImmutableSortedDictionary<string, int> symbols) =>
        start is null ? Checked.Right(0)
        : symbols.TryGetValue(start.Value, out var index) ? Checked.Right(index)
        : Checked.Wrong(0, start.At, $"no rule is named '{start.Value}'{DidYouMean.Among(symbols.Keys, start.Value)}");

    private static IEnumerable<Diagnostic> NameErrors(ImmutableArray<RuleSyntax> rules, ImmutableSortedDictionary<string, int> symbols) =>
        from entry in rules.Select((rule, index) => (Rule: rule, First: symbols[rule.Name], IsFirst: symbols[rule.Name] == index))
        let message = !entry.IsFirst
            ? $"'{entry.Rule.Name}' already has a rule at {rules[entry.First].At}; put the alternatives together"
            : NameError(entry.Rule.Name)
        where message is not null
        select Diagnostic.Error(entry.Rule.At, message);

    private static string? NameError(string name) =>
        !char.IsAsciiLetter(name[0]) ? $"'{name}' is no name for a rule: names start with a letter"
        : CombinatorNames.Read(name).IsSome ? $"'{name}' is the name of a combinator; name the rule otherwise"
        : OperationCatalogue.Contains(name) ? $"'{name}' is the name of an operation; name the rule otherwise"
        : null;

    private static Checked<ImmutableArray<Rule>> Rules(ImmutableArray<RuleSyntax> syntax, ExpressionReader expressions) =>
        from read in Checked.All(syntax.Select(rule => Rule(rule, expressions)))
        let rules = Heights.Compute(read)
        from good in Checked.Noting(rules, Heights.Errors(rules).Concat(UnitChains.Errors(rules)).Concat(FixedWeights.Errors(rules)))
        select good;

    private static Checked<Rule> Rule(RuleSyntax rule, ExpressionReader expressions) =>
        from alternatives in Checked.All(rule.Alternatives.Select(alternative => Alternative(alternative, expressions)))
        select new Rule(rule.Name, alternatives, rule.At);

    private static Checked<Alternative> Alternative(AlternativeSyntax alternative, ExpressionReader expressions) =>
        from weight in Weight(alternative)
        from expression in expressions.Read(alternative.Term)
        select new Alternative(weight, expression, Heights.Unknown, alternative.At);

    private static Checked<Weight> Weight(AlternativeSyntax alternative) =>
        alternative.Weight.Length == 0
            ? Checked.Right(Grammars.Weight.One)
            : Grammars
                .Weight.Parse(alternative.Weight)
                .Match(Checked.Right, message => Checked.Wrong(Grammars.Weight.One, alternative.At, message));
}
