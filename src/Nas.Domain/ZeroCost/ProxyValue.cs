namespace Nas.Domain.ZeroCost;

/// <summary>The value of a proxy: a finite number, or the reason why there is none.</summary>
public abstract record ProxyValue
{
    /// <summary>The sentinel of NAS-Bench-Suite-Zero's tables for a missing number. Only for export: as a number it would distort means and
    /// fits.</summary>
    public const double TableSentinel = -1e8;

    private ProxyValue() { }

    /// <summary>The number, or NaN, as feature tables need it.</summary>
    public double OrNaN => this is Number number ? number.Value : double.NaN;

    /// <summary>A number if it is finite.</summary>
    /// <param name="value">The computed value.</param>
    /// <param name="otherwise">Why it is not finite, if it is not.</param>
    public static ProxyValue FromNumber(double value, string otherwise) =>
        double.IsFinite(value) ? new Number(value) : new Missing(otherwise);

    /// <summary>A finite number.</summary>
    public sealed record Number(double Value) : ProxyValue;

    /// <summary>No number.</summary>
    /// <param name="Reason">Why, for display.</param>
    public sealed record Missing(string Reason) : ProxyValue;
}
