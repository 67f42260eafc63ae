namespace Nas.Domain.Learning.GaussianProcesses;

/// <summary>How much the values of a function at two points are expected to have in common, by the distance between the points: 1 where
/// they are one.</summary>
internal abstract record Covariance
{
    /// <summary>The covariance of two points, whose distance has that square.</summary>
    public abstract double At(double squaredDistance);

    /// <summary>The Matérn covariance of smoothness 5/2: functions that bend twice without a jump (Rasmussen and Williams, 2006, equation
    /// 4.17).</summary>
    /// <param name="LengthScale">The distance over which values differ noticeably.</param>
    public sealed record Matern(double LengthScale) : Covariance
    {
        /// <inheritdoc/>
        public override double At(double squaredDistance)
        {
            var distance = Math.Sqrt(5 * squaredDistance) / LengthScale;
            return (1 + distance + distance * distance / 3) * Math.Exp(-distance);
        }
    }

    /// <summary>The rational quadratic covariance of α = 1: a mixture of length scales (Rasmussen and Williams, 2006, equation
    /// 4.19).</summary>
    /// <remarks>Arithmetic alone, without an exponential.</remarks>
    /// <param name="LengthScale">The distance over which values differ noticeably.</param>
    public sealed record RationalQuadratic(double LengthScale) : Covariance
    {
        /// <inheritdoc/>
        public override double At(double squaredDistance) => 1 / (1 + squaredDistance / (2 * LengthScale * LengthScale));
    }
}
