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
        var trees = CompletionTree.Build(root).ToList();
        return shell switch
        {
            "bash" => BashScript.Render(trees),
            "zsh" => ZshScript.Render(trees),
            "fish" => FishScript.Render(trees),
            "pwsh" => PwshScript.Render(trees),
            _ => throw new ArgumentOutOfRangeException(nameof(shell), shell, "There is no script for it."),
        };
    }
}
