namespace Nas.Tool.Completions;

/// <summary>For PowerShell 7 and Windows PowerShell 5. Files and folders are left to the shell's own completion.</summary>
internal static class PwshScript
{
    public static string Render(IReadOnlyList<CompletionTree> trees) =>
        $$"""
            # PowerShell completion of nas-search. Load it: nas-search completions pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName nas-search -ScriptBlock {
                param($word, $line, $cursor)
                $commands = @{
            {{Lines(
                trees.Select(tree =>
                    $"        {Quoted(tree.Path)} = @({List(tree.Commands.Concat(tree.Values.Words.Select(one => new CompletionWord(one, one))).Concat(tree.Options.Select(option => new CompletionWord(option.Name, option.Description))))})"
                )
            )}}
                }
                $values = @{
            {{Lines(
                trees.SelectMany(tree =>
                    tree.Options.Where(option => option.Values is not null).Select(option =>
                        $"        {Quoted($"{tree.Path} {option.Name}")} = @({List(option.Values!.Words.Select(one => new CompletionWord(one, one)))})"
                    )
                )
            )}}
                }
                $path = ''
                $previous = ''
                foreach ($element in @($line.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor })) {
                    $previous = $element.ToString()
                    $next = "$path $previous".Trim()
                    if ($commands.ContainsKey($next)) { $path = $next }
                }
                $found = if ($values.ContainsKey("$path $previous")) { $values["$path $previous"] } else { $commands[$path] }
                $found | Where-Object { $_[0] -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
                }
            }
            """
        + "\n";

    // A list of one pair would be unrolled without the comma before it.
    private static string List(IEnumerable<CompletionWord> words) =>
        words.Select(Pair).ToList() is [var only] ? "," + only : string.Join(", ", words.Select(Pair));

    private static string Pair(CompletionWord word) =>
        $"@({Quoted(word.Name)}, {Quoted(word.Description.Length > 0 ? word.Description : word.Name)})";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
