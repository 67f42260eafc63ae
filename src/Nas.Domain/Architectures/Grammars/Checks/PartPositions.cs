using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>The kinds of parts that each rule can produce, and the kinds that the positions where it is used accept.</summary>
internal sealed class PartPositions
{
    private const PartKinds AnyMap = PartKinds.Map | PartKinds.Module;

    private readonly Grammar _grammar;
    private readonly PartKinds[] _given;
    private readonly PartKinds[] _taken;

    public PartPositions(Grammar grammar)
    {
        (_grammar, _given, _taken) = (grammar, new PartKinds[grammar.Rules.Length], new PartKinds[grammar.Rules.Length]);
        _taken[grammar.Start] = AnyMap;
        foreach (
            var (part, place) in grammar
                .Rules.SelectMany(rule => rule.Alternatives)
                .SelectMany(alternative => Below(alternative.Expression))
        )
        {
            if (part is Expression.Symbol symbol)
            {
                _taken[symbol.Index] |= place;
            }
        }

        while (PassAlongChains()) { }
    }

    /// <summary>The kinds accepted where a rule is used.</summary>
    public PartKinds TakenFrom(int rule) => _taken[rule];

    /// <summary>The kinds that a rule produces.</summary>
    public PartKinds GivenBy(int rule) => _given[rule];

    /// <summary>The kinds that an expression produces.</summary>
    public PartKinds GivenBy(Expression expression) =>
        expression switch
        {
            Expression.Symbol symbol => _given[symbol.Index],
            Expression.Terminal { Operation: SplitOperation } => PartKinds.Split,
            Expression.Terminal { Operation: JoinOperation } => PartKinds.Join,
            Expression.Terminal { Operation: Times } => PartKinds.Times,
            Expression.Terminal => PartKinds.Map,
            Expression.Combined => PartKinds.Module,
            _ => throw Closed.Unknown(expression),
        };

    /// <summary>Every part of the combinations in an expression, with the kinds that its place takes.</summary>
    public static IEnumerable<(Expression Part, PartKinds Place)> Below(Expression expression) =>
        expression is Expression.Combined combined
            ? combined.Parts.SelectMany((part, i) => Below(part).Prepend((part, PlaceOf(combined, i))))
            : [];

    public static string Describe(PartKinds place) =>
        place switch
        {
            PartKinds.Split => "an operation that splits, such as clone or group,",
            PartKinds.Join => "an operation that joins, such as add or cat,",
            PartKinds.Times => "a number of times, such as times(3),",
            PartKinds.Map => "one operation with one input",
            AnyMap => "a module or an operation with one input",
            _ => "something else",
        };

    private static PartKinds PlaceOf(Expression.Combined combined, int part) =>
        combined.Combinator switch
        {
            Combinator.Compute => PartKinds.Map,
            Combinator.Branch when part == 0 => PartKinds.Split,
            Combinator.Repeat when part == 0 => PartKinds.Times,
            Combinator.Branch when part == combined.Parts.Length - 1 => PartKinds.Join,
            Combinator.Sequence or Combinator.Branch or Combinator.Route or Combinator.Repeat or Combinator.Cell => AnyMap,
        };

    /// <summary>One pass over the rules: a chain such as <c>a = b</c> passes kinds up and places down; false when nothing
    /// changed.</summary>
    private bool PassAlongChains()
    {
        var changed = false;
        for (var rule = 0; rule < _given.Length; rule++)
        {
            foreach (var alternative in _grammar.Rules[rule].Alternatives)
            {
                changed |= Widen(ref _given[rule], GivenBy(alternative.Expression));
                changed |= alternative.Expression is Expression.Symbol unit && Widen(ref _taken[unit.Index], _taken[rule]);
            }
        }

        return changed;
    }

    private static bool Widen(ref PartKinds kinds, PartKinds by)
    {
        var before = kinds;
        kinds |= by;
        return kinds != before;
    }
}
