using System.Collections.Frozen;
using System.Collections.Immutable;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Features;

/// <summary>The operations that the features of a grammar distinguish.</summary>
internal sealed class OperationLabels
{
    private readonly FrozenDictionary<Operation, int> _indices;

    private OperationLabels(ImmutableArray<Operation> operations)
    {
        _indices = operations.Index().ToFrozenDictionary(pair => pair.Item, pair => pair.Index);
        Names = [.. operations.Select(operation => operation.Text.Replace(',', ' ')), "other"];
    }

    /// <summary>A name for each: the operation's text with blanks for commas, so that lists of columns can be read; last,
    /// <c>other</c> for operations of hand-written architectures that the grammar does not name.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The operations of a grammar in the order in which its text first names them.</summary>
    public static OperationLabels Collect(Grammar grammar) =>
        new([.. grammar.Rules.SelectMany(rule => rule.Alternatives).SelectMany(alternative => In(alternative.Expression)).Distinct()]);

    /// <summary>The label of an operation.</summary>
    public int IndexOf(Operation operation) => _indices.TryGetValue(operation, out var index) ? index : Names.Length - 1;

    /// <summary>The group of an operation.</summary>
    public int GroupOf(Operation operation) => OperationGroups.GroupOf(operation);

    private static IEnumerable<Operation> In(Expression expression) =>
        expression switch
        {
            Expression.Terminal terminal => [terminal.Operation],
            Expression.Combined combined => combined.Parts.SelectMany(In),
            Expression.Symbol => [],
            _ => throw Closed.Unknown(expression),
        };
}
