namespace Nas.Tool.Completions;

/// <summary>For fish 3 and later.</summary>
internal static class FishScript
{
    public static string Render(IReadOnlyList<CompletionTree> trees) =>
        $$"""
            # fish completion of nas-search. Load it: nas-search completions fish | source
            function __nas_search_at
                set -l path
                set -l words (commandline -opc)
                for word in $words[2..-1]
                    switch "$path $word"
                        case {{string.Join(' ', trees.Where(tree => tree.Path.Length > 0).Select(tree => Quoted(" " + tree.Path)))}}
                            set path "$path $word"
                    end
                end
                test "$path" = "$argv[1]"
            end
            complete -c nas-search -f
            {{string.Join('\n', trees.SelectMany(Lines))}}
            """ + "\n";

    private static IEnumerable<string> Lines(CompletionTree tree)
    {
        var at = $"complete -c nas-search -n {Quoted($"__nas_search_at {Quoted(tree.Path.Length == 0 ? "" : " " + tree.Path)}")}";
        return tree
            .Commands.Select(word => $"{at} -a {Quoted(word.Name)} -d {Quoted(word.Description)}")
            .Concat(tree.Values is { Words.Count: 0, Files: false, Folders: false } ? [] : [$"{at}{Offered(tree.Values)}"])
            .Concat(
                tree.Options.Select(option =>
                    $"{at}{Name(option.Name)} -d {Quoted(option.Description)}{(option.Values is { } values ? " -r" + Offered(values) : "")}"
                )
            );
    }

    private static string Name(string option) =>
        option.StartsWith("--", StringComparison.Ordinal) ? $" -l {option[2..]}" : $" -o {option[1..]}";

    private static string Offered(CompletionValues values) =>
        (values.Words.Count > 0 ? $" -a {Quoted(string.Join(' ', values.Words))}" : "")
        + (
            values.Files ? " -F"
            : values.Folders ? " -a '(__fish_complete_directories)'"
            : ""
        );

    private static string Quoted(string text) =>
        $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";
}
