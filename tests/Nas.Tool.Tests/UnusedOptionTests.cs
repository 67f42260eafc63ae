using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>What somebody asks for and a command would not look at is refused, not passed over in silence.</summary>
public sealed class UnusedOptionTests : IDisposable
{
    private const string Table = "search --task nasbench201-c10 --trials 3 ";

    private readonly Scratch _scratch = new();

    public UnusedOptionTests()
    {
        File.WriteAllText(
            _scratch.At("t.csv"),
            "a,b,label,price\n"
                + string.Concat(Enumerable.Range(0, 30).Select(i => FormattableString.Invariant($"{i},{i % 7},{i % 2},{i}.5\n")))
        );
    }

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(Table + "--batch 32 --metric f1 --wall-limit 5", "--batch, --metric, --wall-limit would have no effect: a table")]
    [InlineData(Table + "--resize 28 --no-fuse", "--resize would have no effect")]
    [InlineData(Table + "--rungs 2", "--rungs would have no effect")]
    [InlineData("search --trials 3 --trial-epochs 1 --rungs 2", "--rungs would have no effect: no minutes are planned")]
    [InlineData("search --trials 3 --space-sampler cma-es", "--space-sampler would have no effect")]
    [InlineData("search --task friedman --target-kind classes", "--target-kind would have no effect: the built-in tasks")]
    [InlineData("search --task friedman --label-smoothing 0.05 --trials 3", "label smoothing is for classes")]
    [InlineData("search --task friedman --metric accuracy --trials 3", "--metric accuracy is not for the number y")]
    [InlineData("search --task digit-labels --metric accuracy --trials 3", "--metric accuracy is not for 10 labels")]
    [InlineData("search --task friedman --augment mirror --trials 3", "a row is a single point")]
    [InlineData("search --task friedman --space label_smoothing:+choice+0+0.1 --trials 3", "label smoothing is for classes")]
    [InlineData("search --resume nowhere --rungs 2", "--rungs cannot be given with --resume")]
    [InlineData("search --resume nowhere --config nas.yaml", "--config cannot be given with --resume")]
    [InlineData("replay nowhere --parallel 2", "--parallel would have no effect: only --scores trains again")]
    [InlineData("retrain nowhere --prefer params --trial 3", "--trial would have no effect")]
    [InlineData("ensemble nowhere --deep --pool 3", "--pool would have no effect")]
    [InlineData("predict nowhere a.png --json --csv", "--csv would have no effect")]
    [InlineData("export nowhere --onnx --class Net", "--class would have no effect: only C# has classes")]
    [InlineData("bench search --epochs 400 --queries 9", "--queries would have no effect")]
    [InlineData("bench search --strategy random+--batch+32 --seeds 1", "--batch would have no effect")]
    [InlineData("score small_cnn --task friedman --classes 3", "--classes would have no effect")]
    [InlineData("surrogate eval --table t.csv --target a --encoding zcp", "--encoding would have no effect")]
    [InlineData("surrogate eval --archive a.csv --train 9", "--train would have no effect")]
    [InlineData("arch show small_cnn --as arch --json", "--json would have no effect")]
    [InlineData("proxies correlate --target accuracy", "--target would have no effect: no --table is named")]
    [InlineData("doctor --data here", "--data would have no effect")]
    public async Task Option_ThatHasNoEffect_IsRefused(string line, string why)
    {
        var words = line.Split(' ').Select(word => word.Replace('+', ' '));
        var run = await Run.Execute([
            .. words,
            .. line.StartsWith("search --t", StringComparison.Ordinal) ? ["--out", _scratch.At("run")] : (string[])[],
        ]);
        Assert.True(run.Code == ExitCode.Usage, run.ToString());
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.At("run")));
    }

    [Theory]
    [InlineData("--layout nhwc", "an order of axes")]
    [InlineData("--skip-damaged", "that is for pictures")]
    [InlineData("--resize 28", "its rows are no images")]
    public async Task Reading_OfRows_HasNoUseForWhatImagesHave(string option, string why)
    {
        var run = await Run.Execute([
            "init",
            _scratch.At("t.csv"),
            "--label",
            "label",
            "--out",
            _scratch.At("nas.yaml"),
            .. option.Split(' '),
        ]);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_scratch.At("nas.yaml")));
    }

    [Fact]
    public async Task Setting_ThatComparisonsShare_IsOnlyWarnedOf()
    {
        var run = await Run.Execute([
            .. Table.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            "--strategy",
            "random",
            "--population",
            "9",
            "--out",
            _scratch.At("run"),
        ]);
        Assert.Equal(ExitCode.Ok, run.Code);
        Assert.Contains("warning: the strategy has no use for --population", run.Error, StringComparison.Ordinal);
    }
}
