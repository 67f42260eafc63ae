namespace Nas.Tool.Completions;

/// <summary>For bash 4 and later; nothing else needs to be installed.</summary>
internal static class BashScript
{
    public static string Render(IReadOnlyList<CompletionTree> trees) =>
        $$"""
            # bash completion of nas-search. Load it: source <(nas-search completions bash)
            _nas_search() {
              local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} path= words= kind= i
              COMPREPLY=()
              for ((i = 1; i < COMP_CWORD; i++)); do
                case "$path ${COMP_WORDS[i]}" in
            {{Lines(
                trees.Where(tree => tree.Path.Length > 0).Select(tree =>
                    $"      {Quoted(Spaced(tree.Path))}) path={Quoted(Spaced(tree.Path))} ;;"
                )
            )}}
                esac
              done
              case "$path $previous" in
            {{Lines(
                trees.SelectMany(tree =>
                    tree.Options.Where(option => option.Values is not null).Select(option =>
                        $"    {Quoted($"{Spaced(tree.Path)} {option.Name}")}) words={Quoted(string.Join(' ', option.Values!.Words))} kind={Kind(option.Values)} ;;"
                    )
                )
            )}}
                *)
                  case "$path" in
            {{Lines(trees.Select(tree => $"        {Quoted(Spaced(tree.Path))}) words={Quoted(Words(tree))} kind={Kind(tree.Values)} ;;"))}}
                  esac
                  [[ $current == -* ]] && kind= ;;
              esac
              mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current"; case $kind in file) compgen -f -- "$current" ;; folder) compgen -d -- "$current" ;; esac)
              [[ -n $kind ]] && compopt -o filenames 2>/dev/null
              return 0
            }
            complete -F _nas_search nas-search
            """
        + "\n";

    private static string Spaced(string path) => path.Length == 0 ? "" : " " + path;

    private static string Words(CompletionTree tree) =>
        string.Join(
            ' ',
            tree.Commands.Select(word => word.Name).Concat(tree.Values.Words).Concat(tree.Options.Select(option => option.Name))
        );

    private static string Kind(CompletionValues values) =>
        values.Files ? "file"
        : values.Folders ? "folder"
        : "";

    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
