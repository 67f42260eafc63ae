namespace Nas.Domain.Diagrams;

/// <summary>Gives the places of layers their horizontal positions.</summary>
/// <remarks>As Brandes and Köpf (2001) do, a place and the middle one of its neighbours in the next layer are aligned to one
/// <see cref="Lane"/> where no such links cross, waypoints first, so that long edges and trunks are straight. Lanes then move
/// to the mean of what they are linked with.</remarks>
internal static class Straightening
{
    private const int Sweeps = 32;

    /// <summary>Sets all positions; the leftmost edge is at 0. Returns the width.</summary>
    public static double Place(Layers layers)
    {
        var lanes = Lanes(layers);
        foreach (var row in layers.Rows)
        {
            for (var i = 1; i < row.Count; i++)
            {
                Lane.Separate(row[i - 1], row[i]);
            }
        }

        // Aligned links do not cross, so no lane is on both sides of another, and as many passes as there are lanes clear them all.
        for (var pass = 0; pass < lanes.Count && lanes.Count(lane => lane.Clear()) > 0; pass++)
        {
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var lane in sweep % 2 == 0 ? lanes.OrderByDescending(lane => lane.X) : lanes.OrderBy(lane => lane.X))
            {
                lane.Centre();
            }
        }

        var left = layers.Places.Min(place => place.X - place.Width / 2);
        lanes.ForEach(lane => lane.X -= left);
        return layers.Places.Max(place => place.X + place.Width / 2);
    }

    private static List<Lane> Lanes(Layers layers)
    {
        var lanes = new List<Lane>();
        foreach (var row in layers.Rows)
        {
            var aligned = new List<(int Above, int Here)>();
            foreach (var place in row.OrderBy(place => place.Box is null ? 0 : 1))
            {
                if (Partner(place) is { } above && aligned.TrueForAll(link => link.Above < above.Order == link.Here < place.Order))
                {
                    aligned.Add((above.Order, place.Order));
                    above.Lane!.Take(place);
                }
            }

            foreach (var place in row.Where(place => place.Lane is null))
            {
                lanes.Add(new());
                lanes[^1].Take(place);
            }
        }

        return lanes;
    }

    /// <summary>The place above that this one belongs under: each is the middle one among the other's neighbours.</summary>
    private static Layers.Place? Partner(Layers.Place place) =>
        Middle(place.Above) is { } above && Middle(above.Below) == place ? above : null;

    private static Layers.Place? Middle(List<Layers.Place> neighbours) =>
        neighbours.Count == 0 ? null : neighbours.OrderBy(place => place.Order).ElementAt((neighbours.Count - 1) / 2);
}
