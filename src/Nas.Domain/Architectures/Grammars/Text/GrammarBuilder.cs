using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>Gives the names of a grammar text their meaning and gathers every error on the way.</summary>
internal sealed class GrammarBuilder
{
    private const int MostErrors = 100;

    private readonly ImmutableArray<RuleSyntax> _syntax;
    private readonly ImmutableSortedDictionary<string, int> _symbols;
    private readonly List<Diagnostic> _errors;

    private GrammarBuilder(GrammarSyntax syntax)
    {
        _syntax = syntax.Rules;
        _errors = [.. syntax.Errors];
        _symbols = _syntax
            .Select((rule, index) => (rule.Name, index))
            .DistinctBy(entry => entry.Name, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(entry => entry.Name, entry => entry.index, StringComparer.Ordinal);
    }

    public static Either<Seq<Diagnostic>, Grammar> Build(GrammarSyntax syntax) => new GrammarBuilder(syntax).Grammar(syntax.Settings);

    private Either<Seq<Diagnostic>, Grammar> Grammar(ImmutableArray<SettingSyntax> written)
    {
        if (_syntax.IsEmpty && _errors.Count == 0)
        {
            return Left(Seq1(Diagnostic.Error(new(1, 1), "a grammar needs at least one rule such as 'network = sequence(module, module)'")));
        }

        CheckNames();
        var settings = SettingsReader.Read(written, _errors);
        var start = Start(settings.Start);
        var expressions = new ExpressionReader(_symbols, _errors);
        var rules = _syntax.Select(rule => Rule(rule, expressions)).ToImmutableArray();
        rules = Heights.Of(rules);
        _errors.AddRange(Heights.Errors(rules));
        _errors.AddRange(UnitChains.Errors(rules));
        _errors.AddRange(FixedWeights.Errors(rules));
        return _errors.Count > 0
            ? Left(InOrder())
            : Right(new Grammar(settings.Name, settings.Settings, rules, start));
    }

    private Seq<Diagnostic> InOrder()
    {
        var errors = _errors.OrderBy(error => error.At.Line).ThenBy(error => error.At.Column).ToList();
        return errors.Count <= MostErrors
            ? errors.ToSeq().Strict()
            : errors.Take(MostErrors).Append(Diagnostic.Error(errors[MostErrors].At, $"and {errors.Count - MostErrors} more errors from here on")).ToSeq().Strict();
    }

    private int Start(SettingSyntax? start)
    {
        if (start is null)
        {
            return 0;
        }

        if (_symbols.TryGetValue(start.Value, out var index))
        {
            return index;
        }

        _errors.Add(Diagnostic.Error(start.At, $"no rule is named '{start.Value}'{DidYouMean.Among(_symbols.Keys, start.Value)}"));
        return 0;
    }

    private void CheckNames()
    {
        foreach (var (rule, index) in _syntax.Select((rule, index) => (rule, index)))
        {
            if (_symbols[rule.Name] != index)
            {
                _errors.Add(Diagnostic.Error(rule.At, $"'{rule.Name}' already has a rule at {_syntax[_symbols[rule.Name]].At}; put the alternatives together"));
            }
            else if (!char.IsAsciiLetter(rule.Name[0]))
            {
                _errors.Add(Diagnostic.Error(rule.At, $"'{rule.Name}' is no name for a rule: names start with a letter"));
            }
            else if (Operations.OperationCatalogue.Contains(rule.Name) || CombinatorNames.Read(rule.Name).IsSome)
            {
                _errors.Add(Diagnostic.Error(rule.At, $"'{rule.Name}' is the name of {(CombinatorNames.Read(rule.Name).IsSome ? "a combinator" : "an operation")}; name the rule otherwise"));
            }
        }
    }

    private Rule Rule(RuleSyntax rule, ExpressionReader expressions) =>
        new(rule.Name, rule.Alternatives.Select(alternative => Alternative(alternative, expressions)).ToImmutableArray(), rule.At);

    private Alternative Alternative(AlternativeSyntax alternative, ExpressionReader expressions) =>
        new(Weight(alternative), expressions.Read(alternative.Term), Heights.Unknown, alternative.At);

    private Weight Weight(AlternativeSyntax alternative) =>
        alternative.Weight.Length == 0 ? Grammars.Weight.One : Grammars.Weight.Parse(alternative.Weight).IfLeft(message =>
        {
            _errors.Add(Diagnostic.Error(alternative.At, message));
            return Grammars.Weight.One;
        });
}
