using System.Text.Json;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Tests;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public class GrammarCommandTests
{
    [Theory]
    [InlineData("einspace")]
    [InlineData("einspace-pcfg")]
    public async Task Sample_WithACount_PrintsThatManyCanonicalLines(string grammar)
    {
        var run = await Run.Execute("grammar", "sample", grammar, "--input", "3x28x28", "--count", "20", "--seed", "7");
        var lines = run.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(ExitCode.Ok, run.Code);
        Assert.Equal(20, lines.Length);
        Assert.All(lines, line => Assert.Equal(line, Canonical(line)));
    }

    [Fact]
    public async Task Sample_WithASeed_IsAFunctionOfTheSeed()
    {
        var once = await Run.Execute("grammar", "sample", "einspace", "--seed", "3");
        var again = await Run.Execute("grammar", "sample", "einspace", "--seed", "3");
        var other = await Run.Execute("grammar", "sample", "einspace", "--seed", "4");
        Assert.Equal(once.Out, again.Out);
        Assert.NotEqual(once.Out, other.Out);
    }

    [Fact]
    public async Task Sample_WithSeedOne_IsAsApproved() =>
        Snapshot.Matches(
            "Cli/grammar-sample",
            (await Run.Execute("grammar", "sample", "einspace", "--input", "3x28x28", "--count", "5", "--seed", "1")).ToString()
        );

    [Fact]
    public async Task Sample_AsJson_HasTheDocumentedFieldsOnEachLine()
    {
        var run = await Run.Execute("grammar", "sample", "einspace", "--count", "3", "--json");
        foreach (var line in run.Out.TrimEnd('\n').Split('\n'))
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal(
                ["id", "terminals", "nonterminals", "depth", "output", "architecture"],
                json.RootElement.EnumerateObject().Select(field => field.Name)
            );
        }
    }

    [Theory]
    [InlineData("einspace", "einspace")]
    [InlineData("einspace-3x28x28", "einspace|--input|3x28x28")]
    public async Task Check_OfABuiltInGrammar_IsAsApproved(string name, string line) =>
        Snapshot.Matches($"Cli/grammar-check-{name}", (await Run.Execute(["grammar", "check", .. line.Split('|')])).ToString());

    [Fact]
    public async Task Check_OfAGrammarWithErrors_ListsThemAndReturns2()
    {
        using var scratch = new Scratch();
        var path = scratch.At("mine.grammar");
        await File.WriteAllTextAsync(
            path,
            "grammar mine\nstart module\n\nmodule = compute(linaer(64)) | route(im2col(3,1,1), modul, col2im)\n"
        );
        var run = await Run.Execute("grammar", "check", path);
        var json = await Run.Execute("grammar", "check", path, "--json");
        Assert.Equal((ExitCode.Usage, ExitCode.Usage), (run.Code, json.Code));
        Snapshot.Matches("Cli/grammar-check-errors", run.ToString().Replace(path, "FILE", StringComparison.Ordinal));
        using var report = JsonDocument.Parse(json.Out);
        Assert.Equal(2, report.RootElement.GetProperty("errors").GetInt32());
        Assert.Equal(4, report.RootElement.GetProperty("diagnostics")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Show_WithoutAName_ListsTheBuiltInGrammars()
    {
        var run = await Run.Execute("grammar", "show");
        Assert.Equal(BuiltInGrammars.Names, run.Out.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Show_OfItsOwnOutput_ChangesNothing()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.grammar");
        try
        {
            var shown = (await Run.Execute("grammar", "show", "einspace")).Out;
            await File.WriteAllTextAsync(path, shown);
            Assert.Equal(shown, (await Run.Execute("grammar", "show", path)).Out);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Canonical(string line) =>
        ArchitectureText.Parse(line, TensorType.Image(3, 28, 28)).Match(ArchitectureText.Print, errors => string.Join('\n', errors));
}
