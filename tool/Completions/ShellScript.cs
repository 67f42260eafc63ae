using System.CommandLine;

namespace Nas.Tool.Completions;

/// <summary>Scripts that teach shells the commands and options of this program. They are static: completing starts no process.</summary>
internal static class ShellScript
{
    /// <summary>The shells there is a script for.</summary>
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
