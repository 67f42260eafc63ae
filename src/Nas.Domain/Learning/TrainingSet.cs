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

    /// <summary>The chosen rows.</summary>
    public TrainingSet Take(ImmutableArray<int> rows) => new(Features.TakeRows(rows), [.. rows.Select(r => Targets[r])]);
}
