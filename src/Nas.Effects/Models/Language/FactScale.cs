using System.Collections.Immutable;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>Facts on a common scale, without those that never differ.</summary>
/// <param name="Columns">Those that differ, each with its mean and its deviation.</param>
internal sealed record FactScale(ImmutableArray<(int Place, float Mean, float Deviation)> Columns)
{
    private const double Faintest = 1e-3;
    private const float Farthest = 5;

    /// <summary>How many differ.</summary>
    public int Count => Columns.Length;

    /// <summary>The scale of some facts.</summary>
    public static FactScale Of(float[][] rows) =>
        new([
            .. Enumerable
                .Range(0, rows[0].Length)
                .Select(place => (Place: place, Mean: rows.Average(row => (double)row[place])))
                .Select(column =>
                    (column.Place, column.Mean, Deviation: Math.Sqrt(rows.Average(row => Math.Pow(row[column.Place] - column.Mean, 2))))
                )
                .Where(column => column.Deviation > Faintest)
                .Select(column => (column.Place, (float)column.Mean, (float)column.Deviation)),
        ]);

    /// <summary>[rows, facts]: mean 0 and variance 1; what lies far outside is cut.</summary>
    public Tensor Apply(float[][] rows) =>
        FromArrays.Tensor(
            [
                .. rows.SelectMany(row =>
                    Columns.Select(column =>
                        row.Length == 0 ? 0 : Math.Clamp((row[column.Place] - column.Mean) / column.Deviation, -Farthest, Farthest)
                    )
                ),
            ],
            rows.Length,
            Count
        );
}
