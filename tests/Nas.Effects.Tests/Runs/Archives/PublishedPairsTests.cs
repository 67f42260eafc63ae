using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Effects.Data.Csv;
using Nas.Effects.Runs.Archives;

namespace Nas.Effects.Tests.Runs.Archives;

/// <summary>Tables of texts and accuracies as einspace's own code leaves them.</summary>
public class PublishedPairsTests
{
    private const string Table = """
        arch,arch_long,arch_pytorch,acc,dataset,seed
        "routing[im2col(3,1,1), computation<linear(64)>, col2im]",,,0.4125,cifar10,3
        "sequential(computation<linear(64)>, computation<relu>)",,,0.0,AddNIST,4
        computation<norm>,,,,cifar10,3

        """;

    [Fact]
    public void Read_OfTexts_GivesRowsOfAnArchive()
    {
        var rows = Right(ArchiveReader.ReadText("pairs.csv", Table));
        Assert.Equal(
            [
                ("cifar10", "3x32x32", "route(im2col(3,1,1), compute(linear(64)), col2im)", 0.4125, 3L),
                ("AddNIST", "3x28x28", "sequence(compute(linear(64)), compute(leakyrelu))", 0, 4L),
            ],
            rows.Select(row => (row.Task.Name, row.Task.Input, row.Candidate.Text, row.Score.IfNone(double.NaN), row.Seed.Value))
        );
        Assert.Equal(rows.AsEnumerable(), Right(ArchiveReader.ReadText("a.csv", ArchiveText.Print(rows))).AsEnumerable());
    }

    [Fact]
    public void Read_OfThePyTorchColumnAlone_GivesTheSame()
    {
        const string Module =
            "\"ComputationModule(\n  (computation_fn): EinLinear(\n    (fn): Linear(in_features=32, out_features=64, bias=True)\n  )\n)\"";
        var rows = Right(ArchiveReader.ReadText("pairs.csv", $"arch_pytorch,acc,dataset\n{Module},0.5,cifar10\n"));
        Assert.Equal("compute(linear(64))", rows.Single().Candidate.Text);
    }

    [Theory]
    [InlineData("computation<norm>,0.5,mars", "row 2, column 'dataset': 'mars' is not one of addnist")]
    [InlineData("computation<norm,0.5,cifar10", "row 2, column 'arch': at character 17")]
    [InlineData("computation<norm>,half,cifar10", "row 2, column 'acc': 'half' is not a number")]
    [InlineData("\"routing[perm(0,2,1), computation<norm>, identity]\",0.5,cifar10", "row 2, column 'arch':")]
    public void Read_OfABrokenRow_NamesRowAndColumn(string row, string message) =>
        Assert.Contains(
            message,
            ArchiveReader.ReadText("pairs.csv", $"arch,acc,dataset\n{row}\n").LeftToList()[0].Message,
            StringComparison.Ordinal
        );

    private static ImmutableArray<ArchivedTrial> Right(Either<TableError, ImmutableArray<ArchivedTrial>> read) =>
        read.IfLeft(error => throw new InvalidDataException(error.Message));
}
