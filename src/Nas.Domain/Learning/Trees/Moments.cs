namespace Nas.Domain.Learning.Trees;

/// <summary>Sums over the members of an ensemble.</summary>
internal readonly record struct Moments(int Count, double Sum, double Squares)
{
    public Moments With(double value) => new(Count + 1, Sum + value, Squares + value * value);

    /// <summary>Mean and standard deviation; NaN without members.</summary>
    /// <param name="offset">Added to the mean.</param>
    public Prediction ToPrediction(double offset)
    {
        var mean = Sum / Count;
        return new(offset + mean, Math.Sqrt(Math.Max(0, Squares / Count - mean * mean)));
    }
}
