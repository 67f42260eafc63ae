using Nas.Tests;
using Nas.Tool.Output;

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
        var run = await Run.Execute("completions", shell);
        Assert.Equal(ExitCode.Ok, run.Code);
        Snapshot.Matches($"Completions/{shell}", run.Out);
    }

    [Fact]
    public async Task Script_OfAnotherShell_IsRefused() => Assert.Equal(ExitCode.Usage, (await Run.Execute("completions", "tcsh")).Code);

    // Each shell loads its script and is asked what it would offer. What pwsh leaves to its own completion of files it marks with ./
    [ShellTheory("bash")]
    [MemberData(nameof(Lines))]
    public async Task Bash_WithTheScript_Offers(string line, string expected) =>
        Assert.Equal(
            expected,
            await Offered(
                "bash",
                line,
                """
                source ./script
                read -ra COMP_WORDS <<<"$1"; [[ $1 == *' ' ]] && COMP_WORDS+=('')
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _nas_search
                printf '%s\n' "${COMPREPLY[@]}"
                """
            )
        );

    [ShellTheory("zsh")]
    [MemberData(nameof(Lines))]
    public async Task Zsh_WithTheScript_Offers(string line, string expected) =>
        Assert.Equal(
            expected,
            await Offered(
                "zsh",
                line,
                """
                compdef() { }
                offer() { print -l -- ${(M)@:#${words[CURRENT]}*} }
                compadd() { shift; offer $@ }
                _describe() { local -a all; all=(${(P)2}); offer ${all%%:*} }
                _files() { [[ $1 == -/ ]] && offer *(N/) || offer *(N) }
                source ./script
                words=(${=1}); [[ $1 == *' ' ]] && words+=('')
                CURRENT=$#words
                _nas_search
                """
            )
        );

    [ShellTheory("fish")]
    [MemberData(nameof(Lines))]
    public async Task Fish_WithTheScript_Offers(string line, string expected) =>
        Assert.Equal(
            expected,
            await Offered(
                "fish",
                line,
                """
                source ./script
                complete -C"$argv[1]" | string replace -r '\t.*' ''
                """
            )
        );

    [ShellTheory("pwsh")]
    [MemberData(nameof(Lines))]
    public async Task Pwsh_WithTheScript_Offers(string line, string expected) =>
        Assert.Equal(
            expected,
            await Offered(
                "pwsh",
                line,
                """
                . ([scriptblock]::Create((Get-Content -Raw ./script)))
                ([System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null)).CompletionMatches | ForEach-Object CompletionText
                """
            )
        );

    public static TheoryData<string, string> Lines =>
        new()
        {
            { "nas-search gr", "grammar" },
            { "nas-search grammar sh", "show" },
            { "nas-search grammar show eins", "einspace einspace-1d einspace-pcfg" },
            { "nas-search search --max-", "--max-activation-mb --max-latency --max-macs --max-params" },
            { "nas-search search --trials 5 --strategy r", "random random-selection regularised-evolution robot" },
            { "nas-search search --data pho", "photo-list.txt photos" },
            { "nas-search arch show resnet1", "resnet10 resnet18 resnet18_no_maxpool" },
            { "nas-search search --seed no-file", "" },
            { "nas-search completions z", "zsh" },
            { "nas-search status photos", "photos" },
            { "nas-search search --gr", "--grammar" },
        };

    private async Task<string> Offered(string shell, string line, string script)
    {
        _scratch.Sub("photos");
        await File.WriteAllTextAsync(_scratch.At("photo-list.txt"), "");
        await File.WriteAllTextAsync(_scratch.At("script"), (await Run.Execute("completions", shell)).Out);
        await File.WriteAllTextAsync(_scratch.At("ask.ps1"), script);
        string[] call =
            shell == "pwsh" ? [ShellTheoryAttribute.Find(shell)!, "-NoProfile", "-File", "ask.ps1", line] : [shell, "ask.ps1", line];
        var run = await ProgramRun.Execute(_scratch.Root, [("HOME", _scratch.Root), ("POWERSHELL_TELEMETRY_OPTOUT", "1")], call);
        Assert.Equal("", run.Error);
        return string.Join(
            ' ',
            run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Replace("./", "", StringComparison.Ordinal).TrimEnd('/'))
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }
}
