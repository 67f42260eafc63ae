using System.Collections.Immutable;
using Nas.Domain.Operations;

namespace Nas.Domain.Grammars.Lint;

/// <summary>The numbers of branches that the splits of every rule make.</summary>
internal sealed class FanOuts(Grammar grammar)
{
    private readonly ImmutableArray<FanOut>[] _known = new ImmutableArray<FanOut>[grammar.Rules.Length];

    /// <summary>The possible numbers for what stands first in a branching, in ascending order; empty when it never splits.</summary>
    public ImmutableArray<FanOut> Of(Expression split) => split switch
    {
        Expression.Symbol symbol => Of(symbol.Index),
        Expression.Terminal { Operation: SplitOperation operation } => [new(operation.FanOut, 1, 1)],
        _ => [],
    };

    private ImmutableArray<FanOut> Of(int rule)
    {
        if (_known[rule].IsDefault)
        {
            var shares = Shares.Of(grammar.Rules[rule]);
            _known[rule] = grammar.Rules[rule].Alternatives
                .SelectMany((alternative, i) => Of(alternative.Expression).Select(fanOut => fanOut with { Share = fanOut.Share * shares[i] }))
                .GroupBy(fanOut => fanOut.Branches)
                .OrderBy(group => group.Key)
                .Select(group => new FanOut(group.Key, group.Sum(fanOut => fanOut.Share), group.Sum(fanOut => fanOut.Ways)))
                .ToImmutableArray();
        }

        return _known[rule];
    }
}
