namespace Nas.Domain.ZeroCost;

/// <summary>What a proxy says of a network: a finite number, or why there is none.</summary>
public abstract record ProxyValue
{
    /// <summary>What NAS-Bench-Suite-Zero's tables write where there is no number. For export alone: as a number it ruins means and fits.</summary>
    public const double TableSentinel = -1e8;

    private ProxyValue()
    {
    }

    /// <summary>The number; NaN where there is none, as tables of features want it.</summary>
    public double OrNaN => this is Number number ? number.Value : double.NaN;

    /// <summary>A number if it is finite.</summary>
    /// <param name="value">What came out.</param>
    /// <param name="otherwise">Why it is not finite, if it is not.</param>
    public static ProxyValue Of(double value, string otherwise) => double.IsFinite(value) ? new Number(value) : new Missing(otherwise);

    /// <summary>A finite number.</summary>
    public sealed record Number(double Value) : ProxyValue;

    /// <summary>No number.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Missing(string Reason) : ProxyValue;
}
