using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>One command line run inside the test process.</summary>
internal sealed record Run(ExitCode Code, string Out, string Error)
{
    public static Task<Run> Execute(params string[] args) => Execute(StrategyCatalogue.BuiltIn, args);

    public static async Task<Run> Execute(StrategyCatalogue strategies, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await Cli.Run(args, new Terminal(output, error), strategies);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>All three, for snapshots.</summary>
    public override string ToString() => $"exit {(int)Code}\n--- stdout\n{Out}--- stderr\n{Error}";
}
