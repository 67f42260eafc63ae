using System.CommandLine;
using LanguageExt;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.CommandLine;

/// <summary>Options that a command would not look at.</summary>
/// <param name="Why">Why, as a clause.</param>
/// <param name="Options">Which.</param>
internal sealed record VainOptions(string Why, IEnumerable<Option> Options)
{
    /// <summary>Refuses those that are given: nothing that somebody asks for is passed over in silence.</summary>
    public static Either<Failure, Unit> Refuse(ParseResult parsed, params IEnumerable<VainOptions> all)
    {
        var given = all.Select(vain => (vain.Why, Names: Given(parsed, vain.Options)))
            .Where(vain => vain.Names.Length > 0)
            .Select(vain => $"{string.Join(", ", vain.Names)} would have no effect: {vain.Why}")
            .ToArray();
        return given.Length == 0
            ? unit
            : new Failure(ExitCode.Usage, string.Join("; ", given)) { Safe = "nothing was done", Next = "leave out what has no effect" };
    }

    /// <summary>The names of those options that are given.</summary>
    public static string[] Given(ParseResult parsed, IEnumerable<Option> options) =>
        [.. options.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name)];
}
