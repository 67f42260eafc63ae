using Nas.Tests;

namespace Nas.Tool.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Script_OfEachShell_IsAsApproved(string shell)
    {
        var run = await Run.Of("completions", shell);
        Assert.Equal(ExitCode.Ok, run.Code);
        Snapshot.Matches($"Completions/{shell}", run.Out);
    }

    [Fact]
    public async Task Script_OfAnotherShell_IsRefused() => Assert.Equal(ExitCode.Usage, (await Run.Of("completions", "tcsh")).Code);

    // The script is loaded by a real bash, which is asked what it would offer.
    [Theory]
    [InlineData("nas-search gr", "grammar")]
    [InlineData("nas-search grammar sh", "show")]
    [InlineData("nas-search grammar show eins", "einspace einspace-pcfg")]
    [InlineData("nas-search search --max-", "--max-activation-mb --max-macs --max-params")]
    [InlineData("nas-search search --trials 5 --strategy r", "random regularised-evolution")]
    [InlineData("nas-search search --data pho", "photo-list.txt photos")]
    [InlineData("nas-search arch show resnet1", "resnet10 resnet18 resnet18_no_maxpool")]
    [InlineData("nas-search search --seed ", "")]
    [InlineData("nas-search completions z", "zsh")]
    [InlineData("nas-search status pho", "photos")]
    [InlineData("nas-search search --gr", "--grammar")]
    public async Task Bash_WithTheScript_Offers(string line, string expected)
    {
        _scratch.Sub("photos");
        await File.WriteAllTextAsync(_scratch.At("loaded.bash"), (await Run.Of("completions", "bash")).Out);
        await File.WriteAllTextAsync(_scratch.At("photo-list.txt"), "");
        var words = string.Join(' ', line.Split(' ').Select(word => $"'{word}'"));
        var run = await ProgramRun.Of(_scratch.Root, [], "bash", "-c", $"source ./loaded.bash; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _nas_search; echo \"${{COMPREPLY[@]}}\"");
        Assert.Equal("", run.Error);
        Assert.Equal(expected, string.Join(' ', run.Out.Trim().Split(' ').Order(StringComparer.Ordinal)));
    }
}
