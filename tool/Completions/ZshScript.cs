namespace Nas.Tool.Completions;

/// <summary>For zsh's completion system.</summary>
internal static class ZshScript
{
    public static string Render(IReadOnlyList<CompletionTree> trees) =>
        $$"""
            #compdef nas-search
            # zsh completion of nas-search. Load it, after compinit: source <(nas-search completions zsh)
            _nas_search() {
              local wordpath= word
              local -a commands options
              for word in "${(@)words[2,CURRENT-1]}"; do
                case "$wordpath $word" in
            {{Lines(
                trees.Where(tree => tree.Path.Length > 0).Select(tree =>
                    $"      {Quoted(" " + tree.Path)}) wordpath={Quoted(" " + tree.Path)} ;;"
                )
            )}}
                esac
              done
              case "$wordpath ${words[CURRENT-1]}" in
            {{Lines(
                trees.SelectMany(tree =>
                    tree.Options.Where(option => option.Values is not null).Select(option =>
                        $"    {Quoted($"{Spaced(tree.Path)} {option.Name}")}) {Offer(option.Values!)}; return ;;"
                    )
                )
            )}}
              esac
              case "$wordpath" in
            {{Lines(
                trees.Select(tree =>
                    $"    {Quoted(Spaced(tree.Path))}) commands=({Described(tree.Commands)}) options=({Described(tree.Options.Select(option => new CompletionWord(option.Name, option.Description)))}); [[ ${{words[CURRENT]}} == -* ]] || {Offer(tree.Values)} ;;"
                )
            )}}
              esac
              (( $#commands )) && [[ ${words[CURRENT]} != -* ]] && _describe command commands
              [[ ${words[CURRENT]} == -* ]] && _describe option options
              return 0
            }
            compdef _nas_search nas-search
            """
        + "\n";

    private static string Spaced(string path) => path.Length == 0 ? "" : " " + path;

    private static string Offer(CompletionValues values)
    {
        var words = values.Words.Count > 0 ? $"compadd -- {string.Join(' ', values.Words.Select(Quoted))}" : "true";
        return "{ "
            + (
                values.Files ? $"{words}; _files"
                : values.Folders ? $"{words}; _files -/"
                : words
            )
            + "; }";
    }

    // _describe takes name:description, so a colon in a name would end it.
    private static string Described(IEnumerable<CompletionWord> words) =>
        string.Join(' ', words.Select(word => Quoted($"{word.Name}:{word.Description}")));

    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
