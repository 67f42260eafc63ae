using System.Collections.Immutable;
using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>The numbers of branches that the splits of every rule make, and of times that its repetitions have.</summary>
internal sealed class FanOuts(Grammar grammar)
{
    private readonly ImmutableArray<FanOut>[] _known = new ImmutableArray<FanOut>[grammar.Rules.Length];

    /// <summary>The possible fan-outs of an expression that comes first in a branching or a repetition, in ascending order; may be
    /// empty.</summary>
    public ImmutableArray<FanOut> Compute(Expression start) =>
        start switch
        {
            Expression.Symbol symbol => ComputeRule(symbol.Index),
            Expression.Terminal { Operation: SplitOperation split } => [new(split.FanOut, 1, 1)],
            Expression.Terminal { Operation: Times times } => [new(times.Count, 1, 1)],
            Expression.Terminal or Expression.Combined => [],
            _ => throw Closed.Unknown(start),
        };

    private ImmutableArray<FanOut> ComputeRule(int rule)
    {
        if (_known[rule].IsDefault)
        {
            var shares = Shares.Compute(grammar.Rules[rule]);
            _known[rule] = grammar
                .Rules[rule]
                .Alternatives.SelectMany(
                    (alternative, i) => Compute(alternative.Expression).Select(fanOut => fanOut with { Share = fanOut.Share * shares[i] })
                )
                .GroupBy(fanOut => fanOut.Branches)
                .OrderBy(group => group.Key)
                .Select(group => new FanOut(group.Key, group.Sum(fanOut => fanOut.Share), group.Sum(fanOut => fanOut.Ways)))
                .ToImmutableArray();
        }

        return _known[rule];
    }
}
