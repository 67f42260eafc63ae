namespace Nas.Domain.Diagrams;

/// <summary>Places of successive layers that stand exactly above each other.</summary>
internal sealed class Lane
{
    private const double Gap = 18;

    private readonly List<Layers.Place> _places = [];
    private readonly List<(Lane Lane, double Distance)> _left = [];
    private readonly List<(Lane Lane, double Distance)> _right = [];

    /// <summary>The middle of all its places.</summary>
    public double X { get; set; }

    /// <summary>Adds a place below.</summary>
    public void Take(Layers.Place place)
    {
        _places.Add(place);
        place.Lane = this;
    }

    /// <summary>Keeps two places of one layer apart by their widths.</summary>
    public static void Separate(Layers.Place left, Layers.Place right)
    {
        var distance = (left.Width + right.Width) / 2 + Gap;
        left.Lane!._right.Add((right.Lane!, distance));
        right.Lane!._left.Add((left.Lane!, distance));
    }

    /// <summary>Moves it right until it does not overlap what is left of it; returns whether it moved.</summary>
    public bool Clear()
    {
        var before = X;
        X = Math.Max(X, Leftmost);
        return X > before;
    }

    /// <summary>Moves it towards the mean of the places linked to its own, as far as its neighbours allow.</summary>
    public void Centre()
    {
        var linked = _places.SelectMany(place => place.Above.Concat(place.Below)).Where(place => place.Lane != this).ToList();
        if (linked.Count > 0)
        {
            X = Math.Max(Leftmost, Math.Min(Rightmost, linked.Average(place => place.X)));
        }
    }

    private double Leftmost => _left.Count == 0 ? double.NegativeInfinity : _left.Max(other => other.Lane.X + other.Distance);

    private double Rightmost => _right.Count == 0 ? double.PositiveInfinity : _right.Min(other => other.Lane.X - other.Distance);
}
