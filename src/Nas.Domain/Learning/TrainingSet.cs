using System.Collections.Immutable;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning;

/// <summary>Architectures whose quality is known.</summary>
/// <param name="Features">One row for each architecture; at least one.</param>
/// <param name="Targets">The quality of each row; finite. Only the order matters to predictors that rank.</param>
public sealed record TrainingSet(FeatureTable Features, ValueArray<double> Targets)
{
    /// <summary>The number of rows.</summary>
    public int Rows => Features.Rows;

    /// <summary>The rows of several sets with the same columns, one set after the other.</summary>
    public static TrainingSet Join(ImmutableArray<TrainingSet> sets)
    {
        if (sets.Length == 1)
        {
            return sets[0];
        }

        (TrainingSet Data, int Row)[] rows = [.. from data in sets from row in Enumerable.Range(0, data.Rows) select (data, row)];
        var features = FeatureTable.Build(
            sets[0].Features.Names,
            rows.Length,
            (column, target) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = rows[i].Data.Features.Column(column)[rows[i].Row];
                }
            }
        );
        return new(features, [.. rows.Select(row => row.Data.Targets[row.Row])]);
    }

    /// <summary>The chosen rows.</summary>
    public TrainingSet Take(ImmutableArray<int> rows) => new(Features.TakeRows(rows), [.. rows.Select(r => Targets[r])]);
}
