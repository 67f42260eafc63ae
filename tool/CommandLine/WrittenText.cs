using System.CommandLine.Parsing;

namespace Nas.Tool.CommandLine;

/// <summary>What every value of a command line must be: not empty, and without zero characters, which no file name has.</summary>
internal static class WrittenText
{
    public static Action<ArgumentResult> CheckArgument { get; } =
        result => Check(result, result.Argument.HelpName ?? result.Argument.Name, result.Tokens);

    public static Action<OptionResult> CheckOption { get; } = result => Check(result, result.Option.Name, result.Tokens);

    private static void Check(SymbolResult result, string name, IEnumerable<Token> tokens)
    {
        if (tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            result.AddError($"{name}: the value is empty");
        }
        else if (tokens.Any(token => token.Value.Contains('\0', StringComparison.Ordinal)))
        {
            result.AddError($"{name}: the value contains a zero character");
        }
    }
}
