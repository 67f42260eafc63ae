using System.Runtime.Intrinsics;

namespace Nas.Domain.Learning.Trees;

/// <summary>A sum over samples: of their targets, and of how often each row was drawn.</summary>
/// <remarks>One vector, so that adding costs one instruction.</remarks>
internal readonly struct Bin(Vector128<double> values)
{
    private readonly Vector128<double> _values = values;

    /// <summary>A row's target times its weight, and its weight.</summary>
    public Bin(double sum, double weight)
        : this(Vector128.Create(sum, weight)) { }

    public double Sum => _values.ToScalar();

    public double Weight => _values.GetElement(1);

    public static Bin operator +(Bin a, Bin b) => new(a._values + b._values);

    public static Bin operator -(Bin a, Bin b) => new(a._values - b._values);

    /// <summary>This sum where <paramref name="sign"/> is negative, nothing elsewhere.</summary>
    public Bin Masked(long sign) => new(_values & Vector128.Create(sign >> 63).AsDouble());

    /// <summary>Reduction of the squared error by a leaf of these samples.</summary>
    public double Gain(double shrinkage) => Sum * Sum / (Weight + shrinkage);

    /// <summary>The value of a leaf of these samples.</summary>
    public double Mean(double shrinkage) => Sum / (Weight + shrinkage);
}
