namespace Nas.Domain.Diagrams;

/// <summary>A graph in layers, every edge leading from one layer to the next: edges over several layers get a waypoint in each between.</summary>
/// <remarks>Layer and order follow Sugiyama, Tagawa and Toda (1981): longest path from the input, then sweeps that put every
/// place at the mean of its neighbours, the order with the fewest crossings being kept.</remarks>
internal sealed class Layers
{
    private const int Sweeps = 8;

    private readonly List<Place> _places = [];

    private Layers(List<List<Place>> rows) => Rows = rows;

    /// <summary>The places of every layer, from left to right.</summary>
    public List<List<Place>> Rows { get; private set; }

    /// <summary>All places: first those of the boxes, in their order, then the waypoints.</summary>
    public IReadOnlyList<Place> Places => _places;

    /// <summary>The layers of boxes that are given with their sources before them.</summary>
    public static Layers Of(IReadOnlyList<GraphBox> boxes)
    {
        var layers = new Layers([]);
        foreach (var box in boxes)
        {
            layers.Add(box.Sources.IsEmpty ? 0 : 1 + box.Sources.Max(source => layers._places[source].Layer), box);
        }

        for (var i = 0; i < boxes.Count; i++)
        {
            foreach (var source in boxes[i].Sources)
            {
                layers.Connect(layers._places[source], layers._places[i]);
            }
        }

        layers.Arrange();
        return layers;
    }

    private Place Add(int layer, GraphBox? box)
    {
        while (Rows.Count <= layer)
        {
            Rows.Add([]);
        }

        var place = new Place(layer, box);
        _places.Add(place);
        Rows[layer].Add(place);
        return place;
    }

    private void Connect(Place from, Place to)
    {
        var last = from;
        for (var layer = from.Layer + 1; layer < to.Layer; layer++)
        {
            last = Link(last, Add(layer, null));
        }

        Link(last, to);
    }

    private static Place Link(Place from, Place to)
    {
        from.Below.Add(to);
        to.Above.Add(from);
        return to;
    }

    private void Arrange()
    {
        Number();
        var (best, fewest) = (Copy(), Crossings());
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            Sweep(downwards: sweep % 2 == 0);
            if (Crossings() is var crossings && crossings < fewest)
            {
                (best, fewest) = (Copy(), crossings);
            }
        }

        Rows = best;
        Number();
    }

    private void Sweep(bool downwards)
    {
        for (var step = 1; step < Rows.Count; step++)
        {
            var layer = downwards ? step : Rows.Count - 1 - step;
            Rows[layer] = [.. Rows[layer].OrderBy(place => Mean(downwards ? place.Above : place.Below, place.Order))];
            Number(Rows[layer]);
        }
    }

    private static double Mean(List<Place> neighbours, int otherwise) => neighbours.Count == 0 ? otherwise : neighbours.Average(place => place.Order);

    private int Crossings() => Rows.Sum(row =>
    {
        var ends = row.SelectMany(place => place.Below.Select(below => below.Order).Order()).ToList();
        return ends.Select((end, i) => ends.Take(i).Count(earlier => earlier > end)).Sum();
    });

    private List<List<Place>> Copy() => [.. Rows.Select(row => row.ToList())];

    private void Number() => Rows.ForEach(Number);

    private static void Number(List<Place> row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            row[i].Order = i;
        }
    }

    /// <summary>Where a box stands, or where an edge passes a layer.</summary>
    internal sealed class Place(int layer, GraphBox? box)
    {
        public int Layer { get; } = layer;

        public GraphBox? Box { get; } = box;

        public double Width { get; } = box?.Width ?? 8;

        public List<Place> Above { get; } = [];

        public List<Place> Below { get; } = [];

        /// <summary>Its number in the layer, from the left.</summary>
        public int Order { get; set; }

        /// <summary>Where it stands.</summary>
        public Lane? Lane { get; set; }

        /// <summary>Its middle.</summary>
        public double X => Lane!.X;
    }
}
