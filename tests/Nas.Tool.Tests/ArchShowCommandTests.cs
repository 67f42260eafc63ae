using System.Text.Json;
using System.Xml.Linq;
using Nas.Tests;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public class ArchShowCommandTests
{
    private const string Branched = "branch(clone(4), 4*sequence(compute(linear(64)), route(im2col(7,7,0), compute(norm), col2im)), add)";

    [Theory]
    [InlineData("small_cnn", "small_cnn")]
    [InlineData("branched", Branched)]
    [InlineData("single", "compute(identity)")]
    public async Task Show_OfAnArchitecture_IsATreeWithShapesAndCost(string name, string architecture) =>
        Snapshot.Matches($"Cli/arch-show-{name}", (await Run.Execute("arch", "show", architecture)).ToString());

    [Theory]
    [InlineData("small_cnn-tree", "small_cnn", "--svg")]
    [InlineData("small_cnn-network", "small_cnn", "--svg", "--network")]
    [InlineData("branched-tree", Branched, "--svg")]
    [InlineData("branched-network", Branched, "--svg", "--network")]
    public async Task Show_AsSvg_IsAPictureOfItsOwn(string name, params string[] line)
    {
        var run = await Run.Execute(["arch", "show", .. line]);
        Assert.Equal((ExitCode.Ok, ""), (run.Code, run.Error));
        Assert.NotNull(XDocument.Parse(run.Out).Root);
        Snapshot.Matches($"Cli/arch-show-{name}.svg", run.Out);
    }

    [Fact]
    public async Task Show_OfTheNetwork_ListsWhatIsExecuted() =>
        Snapshot.Matches("Cli/arch-show-small_cnn-network", (await Run.Execute("arch", "show", "small_cnn", "--network")).ToString());

    [Fact]
    public async Task Show_AsJsonAndAsAPicture_IsRefused()
    {
        var run = await Run.Execute("arch", "show", "small_cnn", "--json", "--svg");
        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Out));
    }

    [Fact]
    public async Task Show_OfRewriting_PrintsBothNetworksAndEachRewritesEffect() =>
        Snapshot.Matches("Cli/arch-show-fused", (await Run.Execute("arch", "show", Branched, "--input", "3x14x14", "--fused")).ToString());

    [Fact]
    public async Task Show_OnATerminal_DrawsLines()
    {
        using var output = new StringWriter();
        await Cli.Run(["arch", "show", Branched], new Terminal(output, TextWriter.Null) { ShowsOut = true });
        Assert.Contains("├─ 4 x sequence", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_AsJson_HasTheDocumentedFields()
    {
        var run = await Run.Execute("arch", "show", Branched, "--input", "3x28x28", "--classes", "20", "--json");
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(
            [
                "id",
                "input",
                "output",
                "classes",
                "terminals",
                "nonterminals",
                "depth",
                "parameters",
                "backboneParameters",
                "macs",
                "batch",
                "activationBytes",
                "architecture",
            ],
            json.RootElement.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal(18, json.RootElement.GetProperty("terminals").GetInt64());
        Assert.Equal(17, json.RootElement.GetProperty("nonterminals").GetInt64());
        Assert.Equal(4, json.RootElement.GetProperty("depth").GetInt32());
        Assert.Equal(Branched, json.RootElement.GetProperty("architecture").GetString());
    }

    [Fact]
    public async Task Show_OfAFile_EqualsShowOfItsText()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.txt");
        await File.WriteAllTextAsync(path, $"# four branches\n{Branched}\n");
        try
        {
            Assert.Equal((await Run.Execute("arch", "show", Branched)).ToString(), (await Run.Execute("arch", "show", path)).ToString());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
