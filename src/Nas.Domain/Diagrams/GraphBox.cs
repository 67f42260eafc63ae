using System.Collections.Immutable;
using Nas.Domain.Architectures.Networks;

namespace Nas.Domain.Diagrams;

/// <summary>A box in the picture of a graph.</summary>
/// <param name="Label">Its first line.</param>
/// <param name="Note">Its second line.</param>
/// <param name="Kind">Its colour.</param>
/// <param name="Sources">Indices of the boxes whose values it reads; all smaller than its own.</param>
internal sealed record GraphBox(string Label, string Note, OperationKind Kind, ValueArray<int> Sources)
{
    /// <summary>Pixels that its text needs, with room at both sides.</summary>
    public double Width => Math.Max(Letters.Label(Label), Letters.Note(Note)) + 16;

    /// <summary>The boxes of a network: its input, then its operations in order, up to a maximum number; a last box says how many are
    /// omitted.</summary>
    public static ImmutableArray<GraphBox> CreateAll(Network network, int max)
    {
        var places = new Dictionary<int, int> { [Network.InputId] = 0 };
        var boxes = ImmutableArray.CreateBuilder<GraphBox>();
        boxes.Add(new("input", $"{network.Input}", OperationKind.Structure, []));
        foreach (var node in network.Nodes.Take(max))
        {
            places[node.Id] = boxes.Count;
            boxes.Add(
                new(
                    Letters.Clip(NetworkText.Name(node.Op)),
                    NoteOf(network, node),
                    OperationKinds.Classify(node.Op),
                    [.. node.Inputs.Select(id => places[id]).Distinct()]
                )
            );
        }

        if (network.Nodes.Length > max)
        {
            boxes.Add(
                new(FormattableString.Invariant($"… {network.Nodes.Length - max} more"), "", OperationKind.Structure, [boxes.Count - 1])
            );
        }

        return boxes.ToImmutable();
    }

    private static string NoteOf(Network network, NetworkNode node) =>
        node.Parameters.Sum(index => network.Parameters[index].Elements) switch
        {
            0 => $"{node.Output}",
            var trained => FormattableString.Invariant($"{node.Output}, {trained:#,0} trained"),
        };
}
