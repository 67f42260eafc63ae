using Nas.Domain.Text;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public class OutputTests
{
    private const string LongList = "grammar sample einspace --count 300";

    [ShellTheory("sh")]
    [InlineData("--help >&-", 1)]
    [InlineData("--help >/dev/full", 1)]
    [InlineData(LongList + " >/dev/full", 1)]
    [InlineData("grammar show nothing 2>&-", 2)]
    [InlineData("grammar show nothing 2>/dev/full", 2)]
    [InlineData("grammar show nothing >&- 2>&-", 2)]
    public async Task Command_WithoutAnOutput_EndsQuietly(string line, int code)
    {
        using var scratch = new Scratch();
        var run = await Shell(scratch, line);
        Assert.Equal(code, run.Code);
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
    }

    [ShellTheory("sh")]
    [InlineData("")]
    public async Task Command_WhoseReaderLeaves_EndsAtOnceWith141(string options)
    {
        using var scratch = new Scratch();
        var endless = $"({Tool} grammar sample einspace --count 1000000 {options}; echo $? >code) | head -n 1";
        var run = await ProgramRun.Execute(scratch.Root, [], "sh", "-c", endless);
        Assert.Equal("141\n", await File.ReadAllTextAsync(scratch.At("code")));
        Assert.Empty(run.Error);
    }

    [ShellTheory("sh")]
    [InlineData(">&- 2>&-", 1)]
    [InlineData(">/dev/full 2>/dev/full", 1)]
    [InlineData("2>&-", 0)]
    public async Task Search_WithoutItsDisplay_GoesOnToItsEnd(string redirection, int code)
    {
        using var scratch = new Scratch();
        var run = await Shell(scratch, $"search --task nasbench201-c10 --trials 5 --out run {redirection}");
        Assert.Equal(code, run.Code);
        var status = await Run.Execute("status", scratch.At("run"), "--json");
        Assert.Contains("\"state\":\"trials\",\"trials\":5", status.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("best  ", await File.ReadAllTextAsync(scratch.At("run/log.txt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("caf\u00e9 \U0001F600\tx\r\n", "caf\u00e9 \U0001F600\tx\r\n")]
    [InlineData("\u001b[31mred\u0007", "\\u001b[31mred\\u0007")]
    [InlineData("a\rb\u009b1m\u007f\u0000", "a\\u000db\\u009b1m\\u007f\\u0000")]
    [InlineData("abc\u202efdp.exe", "abc\\u202efdp.exe")]
    public void PlainText_OfAnyText_HasNoControlCharacters(string text, string plain) => Assert.Equal(plain, PlainText.Of(text));

    [Theory]
    [InlineData("a\nb\tc\r\nd", "a\\u000ab\\u0009c\\u000d\\u000ad")]
    [InlineData("a\u2028b\u0085c", "a\\u2028b\\u0085c")]
    public void Line_OfAnyText_IsOne(string text, string plain) => Assert.Equal(plain, PlainText.Line(text));

    [ShellTheory("mkfifo")]
    [InlineData("grammar check pipe")]
    [InlineData("config show --config pipe")]
    [InlineData("arch show pipe --input 1x8x8")]
    [InlineData("search --task fashion-mnist --seeds pipe")]
    public async Task Pipe_ThatNobodyWritesTo_IsRefusedAtOnce(string line)
    {
        using var scratch = new Scratch();
        var run = await ProgramRun.Execute(scratch.Root, [], "sh", "-c", $"mkfifo pipe; timeout 20 {Tool} {line}");
        Assert.Equal(2, run.Code);
        Assert.Contains("is a pipe or a device", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_WithControlCharacters_IsShownAndNotObeyed()
    {
        var run = await Run.Execute("grammar", "show", "no\u001b[31mpe\u0007");
        Assert.DoesNotContain('\u001b', run.Error);
        Assert.Contains("no\\u001b[31mpe\\u0007", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClassName_WithControlCharacters_IsShownAndNotObeyed()
    {
        using var scratch = new Scratch();
        foreach (var file in new[] { "ca\u001b[2Jt/a.pgm", "ca\u001b[2Jt/b.pgm", "dog/a.pgm", "dog/b.pgm" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(scratch.At($"data/{file}"))!);
            await File.WriteAllTextAsync(scratch.At($"data/{file}"), $"P2 2 2 255 1 2 3 {file.Length + file[0] + file[^5]}\n");
        }

        foreach (var options in new[] { new[] { "--out", scratch.At("nas.yaml") }, ["--out", scratch.At("other.yaml"), "--json"] })
        {
            var run = await Run.Execute(["init", scratch.At("data"), .. options]);
            Assert.True(run.Code == ExitCode.Ok, run.ToString());
            Assert.DoesNotContain('\u001b', run.Out + run.Error);
            Assert.Contains("ca\\u001b[2Jt", run.Out + run.Error, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Tool => string.Join(' ', ProgramRun.Tool);

    private static Task<ProgramRun> Shell(Scratch scratch, string line) =>
        ProgramRun.Execute(scratch.Root, [], "sh", "-c", $"{Tool} {line}");
}
