using System.Collections.Immutable;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Ensembles;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Search.Surrogates;

/// <summary>Lets a predictor see <see cref="GraphColumns.Published"/> of the graph features, and proxies.</summary>
/// <param name="Inner">The predictor.</param>
internal sealed record PublishedColumns(Predictor Inner) : Predictor
{
    private static readonly ImmutableArray<string> Families =
    [
        "all.",
        "in.",
        "out.",
        "before.",
        "after.",
        "path.max.",
        "path.min.",
        "rule.",
    ];

    /// <inheritdoc/>
    public override bool SeesAllColumns => Inner.SeesAllColumns;

    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map) =>
        new OnColumns(Of(data.Features.Names), Inner).Fit(data, stream, map);

    /// <summary>The published ones among some columns. Proxies have no families.</summary>
    public static ImmutableArray<string> Of(ImmutableArray<string> names)
    {
        var ofCells = names.Contains(CellFeatures.Published[0]);
        return
        [
            .. names.Where(name =>
                !name.Contains('.', StringComparison.Ordinal)
                || (
                    ofCells
                        ? CellFeatures.Published.Contains(name)
                        : Families.Any(family => name.StartsWith(family, StringComparison.Ordinal))
                )
            ),
        ];
    }
}
