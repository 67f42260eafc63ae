using Nas.Domain.Learning.Formulas;
using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Effects.Data.Csv;
using Nas.Effects.Learning;
using Nas.Effects.Tests.Data.Csv;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Learning;

public sealed class ProblemTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mf-nas", 0.749)]
    [InlineData("jacov-flops", 0.725)]
    public void BuiltInFormula_OnNasBench201_HasThePublishedTau(string name, double tau)
    {
        var problem = Read(
                new ProblemTable(
                    CaseFile.Path("../../src/Nas.Effects/Benchmarks/NasBench201/proxies_c10.csv.gz"),
                    "val_c10",
                    Some(CaseFile.Path("nb201/nb201_archs.csv.gz"))
                )
            )
            .Single();
        var formula = BuiltInFormulas.Find(name).IfNone(() => throw new InvalidOperationException(name));
        Assert.Equal(9445, problem.Targets.Length);
        Assert.Equal(tau, FormulaTau.Compute(formula, problem, UnknownScores.LeftOut), 0.001);
    }

    [Fact]
    public void Read_OfATableWithGaps_LeavesOutUnknownValues()
    {
        var table = Write("t.csv", "id,jacov,size,acc\na,1,5,0.5\nb,-1e8,6,0.6\nc,3,7,\n");
        var problem = Read(new ProblemTable(table, "acc", None)).Single();
        Assert.Equal("t/acc", problem.Name);
        Assert.Equal<double>([0.5, 0.6], problem.Targets);
        Assert.Equal<string>(["jacov"], problem.Metrics.Names);
        Assert.Equal([1, double.NaN], problem.Metrics.Column(0).ToArray());
    }

    [Fact]
    public void Read_WithTargetsInAnotherTable_JoinsThemById()
    {
        var (table, other) = (Write("t.csv", "id,jacov\na,1\nb,2\nc,3\n"), Write("o.csv", "id,acc\nc,0.3\na,0.1\n"));
        var problem = Read(new ProblemTable(table, "acc", Some(other))).Single();
        Assert.Equal<double>([0.1, 0.3], problem.Targets);
        Assert.Equal([1, 3], problem.Metrics.Column(0).ToArray());
    }

    [Fact]
    public void Read_WithoutAKnownProxy_SaysSo() =>
        Assert.IsType<TableError.NoMetrics>(
            ProblemTable.Read([new(Write("t.csv", "depth,acc\n1,2\n3,4\n"), "acc", None)], []).Match(_ => null!, error => error)
        );

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }

    private static FormulaProblem[] Read(params ProblemTable[] tables) =>
        ProblemTable
            .Read([.. tables], [])
            .Match(problems => problems.ToArray(), error => throw new InvalidOperationException(error.Message));
}
