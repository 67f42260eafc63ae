using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Benchmarks;
using Nas.Domain.Features;
using Nas.Effects.Benchmarks;
using Nas.Effects.Tables;
using Nas.Tests.Tables;

namespace Nas.Tests.Benchmarks;

public class NasBench201Tests
{
    private static readonly ImmutableArray<Cell> Cells = Right(NasBench201.CellsOf(NasBench201.Cells));

    [Fact]
    public void Cells_HaveThePublishedTextAndValidity()
    {
        Assert.Equal(15_625, Cells.Distinct().Count());
        Assert.Equal(Right(NasBench201.Cells.Text("arch")).AsEnumerable(), Cells.Select(cell => cell.Text));
        Assert.Equal(Right(NasBench201.Cells.Text("valid")).AsEnumerable(), Cells.Select(cell => cell.IsValid ? "1" : "0"));
    }

    [Fact]
    public void Proxies_AreThoseOfTheValidCells()
    {
        var valid = Cell.All.Where(cell => cell.IsValid);
        foreach (var table in new[] { NasBench201.ProxiesOnCifar10, NasBench201.ProxiesOnImageNet16 })
        {
            Assert.Equal(valid, Right(NasBench201.CellsOf(table)).OrderBy(cell => cell.Index));
            Assert.Equal(13, Right(table.Features([.. table.Names.Skip(2)])).Columns);
        }
    }

    [Fact]
    public void GraphFeatures_OfAllCells_EqualThePublishedDefinitionComputedIndependently()
    {
        var reference = Right(CsvTables.Read(CaseFile.Path("nb201/nb201_graf.csv.gz")));
        Assert.Equal(reference.Names.Skip(2), CellFeatures.Names);
        var expected = Right(reference.Features(CellFeatures.Names));
        var actual = CellFeatures.Of(Right(NasBench201.CellsOf(reference)));
        for (var c = 0; c < expected.Columns; c++)
        {
            Assert.True(expected.Column(c).SequenceEqual(actual.Column(c)), CellFeatures.Names[c]);
        }
    }

    private static T Right<T>(Either<TableError, T> result) => result.IfLeft(error => throw new InvalidOperationException(error.Message));
}
