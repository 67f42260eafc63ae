using System.Collections.Immutable;

namespace Nas.Domain.Diagrams;

/// <summary>A graph in layers, every edge leading from one layer to the next: edges over several layers get a waypoint in each
/// between.</summary>
/// <param name="Places">First those of the boxes, in their order, then the waypoints.</param>
/// <param name="Rows">The places of every layer, from left to right.</param>
/// <remarks>Layer and order follow Sugiyama, Tagawa and Toda (1981): longest path from the input, then sweeps that put every
/// place at the mean of its neighbours, the order with the fewest crossings being kept.</remarks>
internal sealed record Layers(ValueArray<Layers.Place> Places, ValueArray<ValueArray<int>> Rows)
{
    private const int Sweeps = 8;

    /// <summary>The layers of boxes that are given with their sources before them.</summary>
    public static Layers Build(ImmutableArray<GraphBox> boxes)
    {
        var (places, links) = Linked(boxes);
        var (above, below) = (links.ToLookup(link => link.To, link => link.From), links.ToLookup(link => link.From, link => link.To));
        ValueArray<Place> all = [.. places.Select((place, i) => place with { Above = [.. above[i]], Below = [.. below[i]] })];
        return new(all, Arranged(all));
    }

    /// <summary>For every place its number in the layer, from the left.</summary>
    public int[] Orders() => Orders(Places.Length, Rows.Select(row => row.AsSpan().ToArray()));

    private static (List<Place> Places, List<(int From, int To)> Links) Linked(ImmutableArray<GraphBox> boxes)
    {
        var (places, links) = (new List<Place>(), new List<(int From, int To)>());
        foreach (var box in boxes)
        {
            places.Add(new(box.Sources.IsEmpty ? 0 : 1 + box.Sources.Max(source => places[source].Layer), box));
        }

        for (var i = 0; i < boxes.Length; i++)
        {
            foreach (var source in boxes[i].Sources)
            {
                var last = source;
                for (var layer = places[source].Layer + 1; layer < places[i].Layer; layer++)
                {
                    links.Add((last, places.Count));
                    last = places.Count;
                    places.Add(new(layer, null));
                }

                links.Add((last, i));
            }
        }

        return (places, links);
    }

    private static ValueArray<ValueArray<int>> Arranged(ValueArray<Place> places)
    {
        var rows = Enumerable
            .Range(0, places.Length)
            .GroupBy(place => places[place].Layer)
            .OrderBy(row => row.Key)
            .Select(row => row.ToArray())
            .ToArray();
        var orders = Orders(places.Length, rows);
        var (best, minCrossings) = (rows.ToArray(), Crossings(places, rows, orders));
        for (var sweep = 0; sweep < Sweeps && minCrossings > 0; sweep++)
        {
            Sweep(places, rows, orders, downwards: sweep % 2 == 0);
            if (Crossings(places, rows, orders) is var crossings && crossings < minCrossings)
            {
                (best, minCrossings) = (rows.ToArray(), crossings);
            }
        }

        return [.. best.Select(row => (ValueArray<int>)[.. row])];
    }

    /// <summary>Puts every place at the mean of its neighbours in the layer that was put in order before.</summary>
    private static void Sweep(ValueArray<Place> places, int[][] rows, int[] orders, bool downwards)
    {
        for (var step = 1; step < rows.Length; step++)
        {
            var layer = downwards ? step : rows.Length - 1 - step;
            rows[layer] =
            [
                .. rows[layer].OrderBy(place => Mean(downwards ? places[place].Above : places[place].Below, orders[place], orders)),
            ];
            Number(rows[layer], orders);
        }
    }

    private static double Mean(ValueArray<int> neighbours, int otherwise, int[] orders) =>
        neighbours.IsEmpty ? otherwise : neighbours.Average(place => orders[place]);

    private static int Crossings(ValueArray<Place> places, int[][] rows, int[] orders) =>
        rows.Sum(row =>
        {
            var ends = row.SelectMany(place => places[place].Below.Select(below => orders[below]).Order()).ToList();
            return ends.Select((end, i) => ends.Take(i).Count(earlier => earlier > end)).Sum();
        });

    private static int[] Orders(int places, IEnumerable<int[]> rows)
    {
        var orders = new int[places];
        foreach (var row in rows)
        {
            Number(row, orders);
        }

        return orders;
    }

    private static void Number(int[] row, int[] orders)
    {
        for (var i = 0; i < row.Length; i++)
        {
            orders[row[i]] = i;
        }
    }

    /// <summary>Where a box stands, or where an edge passes a layer.</summary>
    /// <param name="Layer">Its layer, 0 at the top.</param>
    /// <param name="Box">The box; null for a waypoint.</param>
    internal sealed record Place(int Layer, GraphBox? Box)
    {
        /// <summary>Pixels that it takes.</summary>
        public double Width => Box?.Width ?? 8;

        /// <summary>Its neighbours in the layer above.</summary>
        public ValueArray<int> Above { get; init; }

        /// <summary>Its neighbours in the layer below.</summary>
        public ValueArray<int> Below { get; init; }
    }
}
