using System.CommandLine;

namespace Nas.Tool.Completions;

/// <summary>Completion scripts for shells. They are static: completing starts no process.</summary>
internal static class ShellScript
{
    /// <summary>The supported shells.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>The script for a shell.</summary>
    public static string For(string shell, RootCommand root)
    {
        var trees = CompletionTree.Of(root).ToList();
        return shell switch
        {
            "bash" => BashScript.Of(trees),
            "zsh" => ZshScript.Of(trees),
            "fish" => FishScript.Of(trees),
            "pwsh" => PwshScript.Of(trees),
            _ => throw new ArgumentOutOfRangeException(nameof(shell), shell, "There is no script for it."),
        };
    }
}
