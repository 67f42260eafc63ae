using Nas.Domain.Architectures.Networks;

namespace Nas.Domain.Diagrams;

/// <summary>Draws networks as layered graphs: operations as boxes with the shape of their value, data flowing from top to bottom.</summary>
public static class NetworkDiagram
{
    /// <summary>Maximum number of operations drawn; a larger network shows the first ones and the number of the others.</summary>
    public const int MostBoxes = 600;

    private const double LayerHeight = 56;
    private const double BoxHeight = 34;

    /// <summary>The diagram; a function of the network alone.</summary>
    public static Diagram Of(Network network)
    {
        var layers = Layers.Of(GraphBox.Of(network, MostBoxes));
        var width = Straightening.Place(layers);
        return new(
            $"Network of {network.Nodes.Length} operations for {network.Input}",
            width,
            (layers.Rows.Count - 1) * LayerHeight + BoxHeight,
            Markup.Of($"{layers.Places.SelectMany(Edges)}{layers.Places.Where(place => place.Box is not null).Select(Node)}"),
            [.. layers.Places.Where(place => place.Box is not null).Select(place => place.Box!.Kind).Distinct().Order()]);
    }

    private static IEnumerable<Markup> Edges(Layers.Place from) => from.Below.Select(to =>
    {
        var (top, bottom) = (Bottom(from), Top(to));
        var bend = (bottom - top) / 2;
        var end = to.Box is null ? Markup.Of($"V{Bottom(to)}") : Markup.Empty;
        return Markup.Of($"<path class=\"edge\" d=\"M{from.X} {top}C{from.X} {top + bend} {to.X} {bottom - bend} {to.X} {bottom}{end}\"/>\n");
    });

    private static Markup Node(Layers.Place place) => Markup.Of($"""
        <rect class="{place.Box!.Kind.Class()}" x="{place.X - place.Width / 2}" y="{Top(place)}" width="{place.Width}" height="{BoxHeight}" rx="5"/>
        <text x="{place.X}" y="{Top(place) + 14}" text-anchor="middle">{place.Box.Label}</text><text class="note" x="{place.X}" y="{Top(place) + 27}" text-anchor="middle">{place.Box.Note}</text>

        """);

    private static double Top(Layers.Place place) => place.Layer * LayerHeight;

    private static double Bottom(Layers.Place place) => Top(place) + BoxHeight;
}
