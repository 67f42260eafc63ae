using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Learning.Baselines;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Trees;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Effects.Data.Csv;
using Nas.Effects.Learning;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Learning;

public sealed class SurrogateEvaluationTests : IDisposable
{
    private static readonly ImmutableArray<NamedPredictor> Nearest = [new("nearest", new NearestNeighbours(1))];

    private readonly string _folder = Directory.CreateTempSubdirectory("nas-surrogate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_OnATableWithAPerfectFeature_FindsPerfectOrder()
    {
        var (reports, table) = Run(Plan(Table(), new("accuracy", ["good"], [])));
        var report = Assert.Single(reports);
        Assert.Equal(3, report.Splits.Length);
        Assert.InRange(report.Over(quality => quality.Tau).Mean, 0.9, 1);
        Assert.Equal(["good"], Right(table).Data.Features.Names.AsEnumerable());
    }

    [Fact]
    public void Run_WithoutNamedFeatures_TakesAllNumericColumns()
    {
        var (_, table) = Run(Plan(Table(), new("accuracy", [], ["noise"])));
        Assert.Equal(["good"], Right(table).Data.Features.Names.AsEnumerable());
        Assert.Equal(["name"], Right(table).LeftOut.AsEnumerable());
        Assert.Equal(59, Right(table).Data.Rows);
    }

    [Fact]
    public void Run_Twice_GivesTheSameQualities()
    {
        var plan = Plan(Table(), new("accuracy", [], [])) with { Predictors = [new("forest", Forest.Random)] };
        Assert.Equal(Run(plan).Reports[0].Splits.AsEnumerable(), Run(plan).Reports[0].Splits);
    }

    [Fact]
    public void Run_WithASplitFile_TrainsAndTestsOnItsParts()
    {
        var splits = Write(
            "splits.csv",
            "part,seed,rank,id\ntest,-1,0,a3\ntest,-1,1,a4\ntest,-1,2,gone\n"
                + "train,0,1,a20\ntrain,0,0,a1\ntrain,0,2,a9\ntrain,1,0,a40\ntrain,1,1,a41\n"
        );
        var read = Right(CsvTables.Read(splits));
        var table = Right(Run(Plan(Table(), new("accuracy", [], []))).Table);
        var found = Right(SplitFile.Parse(read, table, 2, 2));
        Assert.Equal(["a1", "a20"], found[0].Train.Select(row => table.Ids[row]));
        Assert.Equal(["a40", "a41"], found[1].Train.Select(row => table.Ids[row]));
        Assert.Equal(["a3", "a4"], found[1].Test.Select(row => table.Ids[row]));
        Assert.Contains(
            "2 usable rows, 3 are needed",
            SplitFile.Parse(read, table, 3, 2).Match(_ => "", error => error.Message),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Run_OnTooFewRows_SaysHowManyThereAre() =>
        Assert.Contains(
            "59 usable rows, 58 are needed",
            Run(Plan(Table(), new("accuracy", [], [])) with { Train = 58 }).Table.Match(_ => "", error => error.Message),
            StringComparison.Ordinal
        );

    [Fact]
    public void Run_WithNoColumnLeft_SaysSo() =>
        Assert.Contains(
            "no column of numbers other than id",
            Run(Plan(Table(), new("accuracy", [], ["good", "noise"]))).Table.Match(_ => "", error => error.Message),
            StringComparison.Ordinal
        );

    [Fact]
    public void Forest_OnSeveralThreads_PredictsTheSameBitsAsOnOne()
    {
        var data = Right(Run(Plan(Table(), new("accuracy", [], []))).Table).Data;
        double[] On(IndexMap map) => Forest.Random.Fit(data, RandomStream.FromSeed(new Seed(3)), map).Predict(data.Features, map);
        Assert.Equal(On(IndexMap.Sequential), On(new ParallelMap(4)));
    }

    private static SurrogateEvaluation Plan(string table, ColumnChoice columns) => new(table, columns, 20, 3, None, Nearest);

    private static (List<PredictorReport> Reports, Either<TableError, SurrogateTable> Table) Run(SurrogateEvaluation plan)
    {
        var reports = new List<PredictorReport>();
        var table = plan.Run(new Seed(1), new ParallelMap(2), reports.Add);
        return (reports, table);
    }

    private static T Right<T>(Either<TableError, T> result) => result.IfLeft(error => throw new InvalidOperationException(error.Message));

    /// <summary>60 rows, one of them without a target; <c>good</c> orders them as the target does.</summary>
    private string Table() =>
        Write(
            "table.csv",
            "id,name,good,noise,accuracy\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 60)
                        .Select(i =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"a{i},cell {i},{i * i},{i * 37 % 61},{(i == 30 ? "" : $"{50 + i / 2.0}")}\n"
                            )
                        )
                )
        );

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
