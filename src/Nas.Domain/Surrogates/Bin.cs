namespace Nas.Domain.Surrogates;

/// <summary>A sum over samples.</summary>
/// <param name="Sum">The sum of the targets.</param>
/// <param name="Weight">The number of rows.</param>
internal readonly record struct Bin(double Sum, double Weight)
{
    public static Bin operator +(Bin a, Bin b) => new(a.Sum + b.Sum, a.Weight + b.Weight);

    public static Bin operator -(Bin a, Bin b) => new(a.Sum - b.Sum, a.Weight - b.Weight);

    /// <summary>What a leaf of these samples takes off the squared error.</summary>
    public double Gain(double shrinkage) => Sum * Sum / (Weight + shrinkage);

    /// <summary>The value of a leaf of these samples.</summary>
    public double Mean(double shrinkage) => Sum / (Weight + shrinkage);
}
