namespace Nas.Domain.Diagrams;

/// <summary>Gives the places of layers their horizontal positions.</summary>
/// <remarks>As Brandes and Köpf (2001) do, a place and the middle one of its neighbours in the next layer are aligned to one
/// lane where no such links cross, waypoints first, so that long edges and trunks are straight. Lanes then move
/// to the mean of what they are linked with.</remarks>
internal static class Straightening
{
    private const int Sweeps = 32;
    private const double Gap = 18;

    /// <summary>The middle of every place, the leftmost edge being at 0, and the width of all.</summary>
    public static (ValueArray<double> Middles, double Width) Place(Layers layers)
    {
        var lanes = Lanes(layers);
        var x = Positions(layers, lanes);
        double Edge(int place, int side) => x[lanes[place]] + side * layers.Places[place].Width / 2;
        var places = Enumerable.Range(0, layers.Places.Length);
        var left = places.Min(place => Edge(place, -1));
        return ([.. lanes.Select(lane => x[lane] - left)], places.Max(place => x[lanes[place]] - left + layers.Places[place].Width / 2));
    }

    /// <summary>For every place its lane: the places of successive layers that stand exactly above each other.</summary>
    private static int[] Lanes(Layers layers)
    {
        var (lanes, orders, count) = (Enumerable.Repeat(-1, layers.Places.Length).ToArray(), layers.Orders(), 0);
        foreach (var row in layers.Rows)
        {
            var aligned = new List<(int Above, int Here)>();
            foreach (var place in row.OrderBy(place => layers.Places[place].Box is null ? 0 : 1))
            {
                if (
                    Partner(layers, orders, place) is { } above
                    && aligned.TrueForAll(link => link.Above < orders[above] == link.Here < orders[place])
                )
                {
                    aligned.Add((orders[above], orders[place]));
                    lanes[place] = lanes[above];
                }
            }

            foreach (var place in row)
            {
                lanes[place] = lanes[place] < 0 ? count++ : lanes[place];
            }
        }

        return lanes;
    }

    /// <summary>The place above that this one belongs under: each is the middle one among the other's neighbours.</summary>
    private static int? Partner(Layers layers, int[] orders, int place) =>
        Middle(layers.Places[place].Above, orders) is { } above && Middle(layers.Places[above].Below, orders) == place ? above : null;

    private static int? Middle(ValueArray<int> neighbours, int[] orders) =>
        neighbours.IsEmpty ? null : neighbours.OrderBy(place => orders[place]).ElementAt((neighbours.Length - 1) / 2);

    /// <summary>The middle of every lane.</summary>
    private static double[] Positions(Layers layers, int[] lanes)
    {
        var x = new double[1 + lanes.Max()];
        var pairs = layers
            .Rows.SelectMany(row => Enumerable.Range(1, row.Length - 1).Select(i => (Left: row[i - 1], Right: row[i])))
            .ToArray();
        var lefts = pairs.ToLookup(
            pair => lanes[pair.Right],
            pair => (Lane: lanes[pair.Left], Distance: Distance(layers, pair.Left, pair.Right))
        );
        var rights = pairs.ToLookup(
            pair => lanes[pair.Left],
            pair => (Lane: lanes[pair.Right], Distance: Distance(layers, pair.Left, pair.Right))
        );
        var linked = Enumerable
            .Range(0, lanes.Length)
            .SelectMany(place =>
                layers.Places[place].Above.Concat(layers.Places[place].Below).Select(other => (Lane: lanes[place], Other: lanes[other]))
            )
            .Where(link => link.Lane != link.Other)
            .ToLookup(link => link.Lane, link => link.Other);
        double Leftmost(int lane) => lefts[lane].Select(left => x[left.Lane] + left.Distance).DefaultIfEmpty(double.NegativeInfinity).Max();
        double Rightmost(int lane) =>
            rights[lane].Select(right => x[right.Lane] - right.Distance).DefaultIfEmpty(double.PositiveInfinity).Min();

        // Aligned links do not cross, so no lane is on both sides of another, and as many passes as there are lanes clear them all.
        var moved = true;
        for (var pass = 0; pass < x.Length && moved; pass++)
        {
            moved = false;
            for (var lane = 0; lane < x.Length; lane++)
            {
                var clear = Math.Max(x[lane], Leftmost(lane));
                (moved, x[lane]) = (moved || clear > x[lane], clear);
            }
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var inTurn = Enumerable.Range(0, x.Length);
            foreach (var lane in (sweep % 2 == 0 ? inTurn.OrderByDescending(lane => x[lane]) : inTurn.OrderBy(lane => x[lane])).ToArray())
            {
                x[lane] = linked[lane].Any()
                    ? Math.Max(Leftmost(lane), Math.Min(Rightmost(lane), linked[lane].Average(other => x[other])))
                    : x[lane];
            }
        }

        return x;
    }

    private static double Distance(Layers layers, int left, int right) =>
        (layers.Places[left].Width + layers.Places[right].Width) / 2 + Gap;
}
