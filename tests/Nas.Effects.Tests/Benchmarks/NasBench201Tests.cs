using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.ZeroCost;
using Nas.Domain.ZeroCost.Analysis;
using Nas.Effects.Benchmarks;
using Nas.Effects.Data.Csv;
using Nas.Effects.Learning;
using Nas.Effects.Tests.Data.Csv;

namespace Nas.Effects.Tests.Benchmarks;

public class NasBench201Tests
{
    private static readonly ImmutableArray<Cell> Cells = Right(NasBench201.CellsOf(NasBench201.Cells));

    [Fact]
    public void Cells_HaveThePublishedTextAndValidity()
    {
        var published = Case("nb201_archs");
        Assert.Equal(15_625, Cells.Distinct().Count());
        Assert.Equal(Right(published.Text("arch")).AsEnumerable(), Cells.Select(cell => cell.Text));
        Assert.Equal(Right(published.Text("valid")).AsEnumerable(), Cells.Select(cell => cell.IsValid ? "1" : "0"));
    }

    [Fact]
    public void Table_IsThePublishedOne()
    {
        var (table, published) = (NasBench201.Cells, Case("nb201_archs"));
        Assert.Equal(13, table.Names.Length);
        Assert.All(table.Names, name => Assert.Equal(Right(published.Text(name)).AsEnumerable(), Right(table.Text(name))));
    }

    [Theory]
    [InlineData("forest", 0.74, 0.83)]
    [InlineData("extra-trees", 0.74, 0.83)]
    [InlineData("boosting", 0.75, 0.84)]
    public void Predictors_OfASmallSubset_RankAsWellAsPublishedOnes(string name, double min, double max)
    {
        // Proxies and graph features of 128 cells; the published forest has tau 0.78 ± 0.01 on all test cells.
        var proxies = NasBench201.Proxies("c10");
        var features = Right(proxies.Features(ProxySuite.Zero)).Join(CellFeatures.Compute(Right(NasBench201.CellsOf(proxies))));
        var accuracies = Right(NasBench201.Cells.Numbers("val_c10"));
        ImmutableArray<double> targets = [.. Right(proxies.Numbers("id")).Select(id => accuracies[(int)id])];
        SurrogateTable table = new("nb201", new(features, targets), Right(proxies.Text("id")), []);
        var split = Assert.Single(Right(SplitFile.Parse(Case("nb201_splits"), table, 128, 1)));
        var predictor = BuiltInPredictors.Find(name).IfNone(() => throw new InvalidOperationException(name));
        var report = PredictorComparison.Judge(
            predictor,
            table.Data,
            [split with { Test = [.. split.Test.Take(1000)] }],
            RandomStream.FromSeed(new Seed(1)),
            IndexMap.Sequential
        );
        Assert.InRange(Assert.Single(report.Splits).Tau, min, max);
    }

    [Fact]
    public void GraphFeatures_OfAllCells_EqualAnIndependentComputation()
    {
        var reference = Case("nb201_graf");
        Assert.Equal(reference.Names.Skip(2), CellFeatures.Names);
        var expected = Right(reference.Features(CellFeatures.Names));
        var actual = CellFeatures.Compute(Right(NasBench201.CellsOf(reference)));
        for (var c = 0; c < expected.Columns; c++)
        {
            Assert.True(expected.Column(c).SequenceEqual(actual.Column(c)), CellFeatures.Names[c]);
        }
    }

    private static TextTable Case(string name) => Right(CsvTables.Read(CaseFile.Path($"nb201/{name}.csv.gz")));

    private static T Right<T>(Either<TableError, T> result) => result.IfLeft(error => throw new InvalidOperationException(error.Message));

    /// <summary>Kendall's tau of the published proxies with the validation accuracy, computed independently (scipy).</summary>
    [Fact]
    public void Proxies_OfAllValidCells_RankAsComputedElsewhere()
    {
        (string, double)[] expected =
        [
            ("jacov", 0.632),
            ("nwot", 0.603),
            ("epe_nas", 0.589),
            ("params", 0.568),
            ("synflow", 0.536),
            ("l2_norm", 0.527),
            ("flops", 0.519),
            ("snip", 0.400),
            ("grad_norm", 0.399),
            ("fisher", 0.360),
            ("grasp", 0.340),
            ("zen", 0.096),
            ("plain", -0.244),
        ];
        var cifar = CellProxies.Problems([]).IfLeft(error => throw new InvalidOperationException(error.Message))[0];
        var found = ProxyCorrelation.MeasureAll(cifar.Metrics, cifar.Targets).OrderByDescending(one => one.Tau).ToArray();
        Assert.Equal(expected.Select(one => one.Item1), found.Select(one => one.Proxy));
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.Item1.Item2, pair.Item2.Tau, 0.001));
    }
}
