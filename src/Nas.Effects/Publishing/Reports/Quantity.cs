using System.Globalization;
using LanguageExt;
using Nas.Domain.Numerics.Statistics;

namespace Nas.Effects.Publishing.Reports;

/// <summary>Formats numbers for people.</summary>
public static class Quantity
{
    /// <summary>Three significant digits and a decimal prefix: <c>817</c>, <c>11.2 M</c>.</summary>
    public static string Format(double number) => Scaled(number, 1000, ["", " k", " M", " G", " T", " P", " E"]);

    /// <summary>Three significant digits and a binary prefix: <c>12.3 MB</c> with 1 MB = 2^20 bytes.</summary>
    public static string Bytes(double bytes) => Scaled(bytes, 1024, [" B", " kB", " MB", " GB", " TB", " PB", " EB"]);

    /// <summary>A share in percent with two decimals: <c>86.25 %</c>.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.00} %");

    /// <summary>Four significant digits: <c>0.01235</c>, <c>1.235E+07</c>.</summary>
    public static string Number(double number) => number.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>An accuracy with the number of images and the 95 % interval: <c>86.25 % of 2000 images (95 % interval 84.67 … 87.69 %)</c>;
    /// alone if the number is unknown.</summary>
    public static string Accuracy(double share, Option<int> images) =>
        images.Match(
            count =>
            {
                var (lower, upper) = WilsonInterval.Compute(share, count);
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Percent(share)} of {count} images (95 % interval {lower * 100:0.00} … {upper * 100:0.00} %)"
                );
            },
            () => Percent(share)
        );

    /// <summary>Seconds below two minutes, otherwise minutes and hours: <c>12.3 s</c>, <c>3m05s</c>, <c>2h10m</c>.</summary>
    public static string Duration(double seconds) =>
        seconds switch
        {
            < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
            < 7200 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 60):0}m{Math.Floor(seconds % 60):00}s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 3600):0}h{Math.Floor(seconds % 3600 / 60):00}m"),
        };

    private static string Scaled(double number, double step, string[] units)
    {
        var unit = 0;
        while (number >= step * 0.9995 && unit < units.Length - 1)
        {
            number /= step;
            unit++;
        }

        var digits =
            unit == 0
                ? "0"
                : number switch
                {
                    < 9.995 => "0.00",
                    < 99.95 => "0.0",
                    _ => "0",
                };
        return number.ToString(digits, CultureInfo.InvariantCulture) + units[unit];
    }
}
