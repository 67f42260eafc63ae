using System.Globalization;
using System.Text.Json;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class FormulaCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-");

    public FormulaCommandTests() =>
        File.WriteAllText(
            InFolder("t.csv"),
            "id,jacov,flops,score\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 60)
                        .Select(i =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{i},{-1 - i * 17 % 60},{1 + i % 7},{(-1.0 - i * 17 % 60) / (1 + i % 7)}\n"
                            )
                        )
                )
        );

    private string Table => InFolder("t.csv");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Evolve_ToAFile_WritesAFormulaThatEvalReads()
    {
        var file = InFolder("my.formula");
        var evolve = await Run.Execute(
            "formula",
            "evolve",
            "--table",
            Table,
            "--target",
            "score",
            "--population",
            "40",
            "--generations",
            "6",
            "--out",
            file
        );
        Assert.Equal(ExitCode.Ok, evolve.Code);
        Assert.Equal(evolve.Out, await File.ReadAllTextAsync(file));
        Assert.StartsWith("# mean tau ", evolve.Out, StringComparison.Ordinal);
        Assert.Contains("generation   0  mean tau", evolve.Error, StringComparison.Ordinal);

        var eval = await Run.Execute("formula", "eval", file, "--table", Table, "--target", "score");
        var scores = eval.Out.TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split("  ")[^1]).ToList();
        Assert.Equal(file, scores[0]);
        Assert.Equal(["flops", "jacov", "jacov-flops", "mean rank"], scores.Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Evolve_Twice_GivesTheSame()
    {
        string[] line =
        [
            "formula",
            "evolve",
            "--table",
            Table,
            "--target",
            "score",
            "--population",
            "20",
            "--generations",
            "3",
            "--rule",
            "published",
            "--seed",
            "9",
        ];
        Assert.Equal((await Run.Execute(line)).Out, (await Run.Execute(line)).Out);
    }

    [Fact]
    public async Task Evolve_AsJson_HasTheDocumentedFields()
    {
        var run = await Run.Execute(
            "formula",
            "evolve",
            "--table",
            Table,
            "--target",
            "score",
            "--population",
            "20",
            "--generations",
            "2",
            "--json"
        );
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(
            [
                "formula",
                "size",
                "metrics",
                "meanTau",
                "problems",
                "bestProxy",
                "bestProxyMeanTau",
                "front",
                "seed",
                "generations",
                "judged",
                "seconds",
            ],
            json.RootElement.EnumerateObject().Select(field => field.Name)
        );
    }

    [Fact]
    public async Task Eval_AsJson_HasTheDocumentedFieldsOnEachLine()
    {
        var run = await Run.Execute("formula", "eval", "jacov / flops", "--table", Table, "--table", Table, "--target", "score", "--json");
        var lines = run.Out.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(lines, line => Assert.Equal(["score", "meanTau", "problems"], line.EnumerateObject().Select(field => field.Name)));
        Assert.Equal("jacov / flops", lines[0].GetProperty("score").GetString());
        Assert.Equal(1, lines[0].GetProperty("meanTau").GetDouble());
        Assert.Equal(60, lines[0].GetProperty("problems")[1].GetProperty("architectures").GetInt32());
    }

    [Fact]
    public async Task Show_OfAFormula_PrintsWritesShorterAndDraws()
    {
        var run = await Run.Execute("formula", "show", "x + (sqrt(y) - -x)", "--ascii");
        Assert.Equal(
            "x + (sqrt(y) - -x)\nshorter: 2 * x + sqrt(y)\nsize 7, depth 3, uses x, y\n\n+\n|- x\n`- -\n   |- sqrt\n   |  `- y\n   `- negate\n      `- x\n",
            run.Out
        );
    }

    [Fact]
    public async Task Show_WithoutAFormula_ListsTheBuiltInOnes() =>
        Assert.Equal(
            ["mf-nas", "jacov-flops"],
            (await Run.Execute("formula", "show")).Out.TrimEnd('\n').Split('\n').Select(line => line.Split(' ')[0])
        );

    [Theory]
    [InlineData(
        ExitCode.Usage,
        "is neither a file nor a formula, and no built-in formula has this name; did you mean 'mf-nas'?",
        "show",
        "mf-na+"
    )]
    [InlineData(
        ExitCode.Usage,
        "2 tables need one --target or 2, not 3",
        "eval",
        "a",
        "--table",
        "a",
        "--table",
        "b",
        "--target",
        "1",
        "--target",
        "2",
        "--target",
        "3"
    )]
    [InlineData(ExitCode.Data, "there is no file missing.csv", "eval", "a", "--table", "missing.csv", "--target", "score")]
    public async Task Formula_OfWhatIsNotThere_SaysSo(object code, string message, params string[] line)
    {
        var run = await Run.Execute(["formula", .. line]);
        Assert.Equal(code, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);
}
