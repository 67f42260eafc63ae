using Nas.Domain.Architectures.Networks;

namespace Nas.Domain.Diagrams;

/// <summary>Draws networks as layered graphs: operations as boxes with the shape of their value, data flowing from top to bottom.</summary>
public static class NetworkDiagram
{
    /// <summary>Maximum number of operations drawn; a larger network shows the first ones and the number of the others.</summary>
    public const int MaxBoxes = 600;

    private const double LayerHeight = 56;
    private const double BoxHeight = 34;

    /// <summary>The diagram; a function of the network alone.</summary>
    public static Diagram Draw(Network network)
    {
        var layers = Layers.Build(GraphBox.CreateAll(network, MaxBoxes));
        var (middles, width) = Straightening.Place(layers);
        var places = Enumerable.Range(0, layers.Places.Length);
        return new(
            $"Network of {network.Nodes.Length} operations for {network.Input}",
            width,
            (layers.Rows.Length - 1) * LayerHeight + BoxHeight,
            Markup.Format(
                $"{places.SelectMany(place => Edges(layers, middles, place))}{places.Where(place => layers.Places[place].Box is not null).Select(place => Node(layers.Places[place], middles[place]))}"
            ),
            [.. layers.Places.Where(place => place.Box is not null).Select(place => place.Box!.Kind).Distinct().Order()]
        );
    }

    private static IEnumerable<Markup> Edges(Layers layers, ValueArray<double> middles, int from) =>
        layers
            .Places[from]
            .Below.Select(to =>
            {
                var (top, bottom) = (Bottom(layers.Places[from]), Top(layers.Places[to]));
                var (start, bend, finish) = (middles[from], (bottom - top) / 2, middles[to]);
                var end = layers.Places[to].Box is null ? Markup.Format($"V{Bottom(layers.Places[to])}") : Markup.Empty;
                return Markup.Format(
                    $"<path class=\"edge\" d=\"M{start} {top}C{start} {top + bend} {finish} {bottom - bend} {finish} {bottom}{end}\"/>\n"
                );
            });

    private static Markup Node(Layers.Place place, double middle) =>
        Markup.Format(
            $"""
            <rect class="{place.Box!.Kind.Class()}" x="{middle - place.Width / 2}" y="{Top(
                place
            )}" width="{place.Width}" height="{BoxHeight}" rx="5"/>
            <text x="{middle}" y="{Top(place) + 14}" text-anchor="middle">{place.Box.Label}</text><text class="note" x="{middle}" y="{Top(
                place
            ) + 27}" text-anchor="middle">{place.Box.Note}</text>

            """
        );

    private static double Top(Layers.Place place) => place.Layer * LayerHeight;

    private static double Bottom(Layers.Place place) => Top(place) + BoxHeight;
}
