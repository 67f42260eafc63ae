using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Learning;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Archives;

public class ArchiveEncodingTests
{
    private static readonly Grammar Einspace = BuiltInGrammars
        .Load("einspace")
        .IfLeft(reason => throw new InvalidOperationException(reason));

    [Fact]
    public void Of_ARow_HasTheFeaturesThatASearchOfThatTaskSees()
    {
        var row = MadeArchive.Row("t", 77);
        var space = GrammarSpace.FromGrammar(Einspace, Domain.Architectures.Tensors.TensorType.Image(1, 8, 8), 10, 64);
        var table = new ArchiveEncoding(Einspace, SurrogateEncoding.Graf, []).Encode([row]);
        Assert.Equal(space.Features.Names.AsEnumerable(), table.Names.AsEnumerable());
        Assert.Equal(space.Features.Of(row.Candidate), Enumerable.Range(0, table.Columns).Select(column => table.Column(column)[0]));
    }

    [Fact]
    public void Of_RowsWithAndWithoutProxies_LeavesGaps()
    {
        var read = MadeArchive.Row("t", 1) with { Proxies = Seq(new Metric("nwot", 5), new Metric("odd", 1)) };
        var encoding = new ArchiveEncoding(Einspace, SurrogateEncoding.Zcp, ["synflow", "nwot"]);
        var table = encoding.Encode([read, MadeArchive.Row("t", 2)]);
        Assert.Equal(["synflow", "nwot"], table.Names.AsEnumerable());
        Assert.Equal([5, double.NaN], table.Column(1).ToArray());
        Assert.Equal((true, false), (encoding.Sees(read), encoding.Sees(MadeArchive.Row("t", 2))));
    }

    [Fact]
    public void Ranks_AreOfEachTaskForItself()
    {
        var tasks = ArchivedTask.GroupByTask(
            [
                MadeArchive.Row("t", 0),
                MadeArchive.Row("t", 2),
                MadeArchive.Row("t", 10),
                MadeArchive.Row("u", 2),
                MadeArchive.Row("u", 0),
                MadeArchive.Failed("u", 1),
            ],
            min: 2
        );
        Assert.Equal(["t", "u"], tasks.Select(task => task.Task.Name));
        Assert.Equal([0, 0.5, 1], tasks[0].TargetsOn(TargetScale.Ranks).AsEnumerable());
        Assert.Equal([1, 0], tasks[1].TargetsOn(TargetScale.Ranks).AsEnumerable());
    }
}
