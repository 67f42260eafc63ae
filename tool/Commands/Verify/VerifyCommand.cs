using System.CommandLine;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Effects.Runs.Verifying;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Verify;

/// <summary><c>verify</c>: whether a run folder is whole and consistent.</summary>
internal static class VerifyCommand
{
    private const int MaxProblems = 20;

    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var folder = RunFolderArgument.Create();
        var json = Options.Json("Print one object instead");
        return new ToolCommand("verify", "Check that a run folder is whole and consistent; exit code 7 if it is not")
            .Takes(folder)
            .Takes("Options", json)
            .Example("nas-search verify runs/small", "journal, parents, architectures, budget, weights, tables")
            .Example("nas-search verify runs/small --json", "for a program to read")
            .Does(
                terminal,
                parsed =>
                    RunVerification
                        .Check(parsed.GetRequiredValue(folder), RecipeCodec.For(strategies))
                        .MapLeft(Faults.ToFailure)
                        .Bind(parts => Report(parsed.GetRequiredValue(folder), parts, parsed.GetValue(json), terminal))
            );
    }

    private static Either<Failure, ExitCode> Report(string folder, Seq<VerifiedPart> parts, bool json, Terminal terminal)
    {
        var problems = parts.Bind(part => part.Problems).ToList();
        foreach (var line in json ? [JsonOf(folder, parts)] : parts.Map(Line).AsEnumerable())
        {
            terminal.Out.WriteLine(line);
        }

        return problems.Count == 0
            ? ExitCode.Ok
            : new Failure(ExitCode.RunFolder, string.Create(CultureInfo.InvariantCulture, $"{folder} has {Problems(problems.Count)}"))
            {
                Where = string.Join('\n', problems.Take(MaxProblems)),
                Safe = "nothing was changed",
                Next =
                    "restore what differs from a copy. search --resume writes tables and texts again, retrain the weights; "
                    + "a journal that contradicts itself was not written by this program",
            };
    }

    private static string JsonOf(string folder, Seq<VerifiedPart> parts) =>
        Json.Line(
            new VerifyReport(
                folder,
                parts.ForAll(part => part.Problems.IsEmpty),
                [.. parts.Map(part => new VerifyPart(part.Name, part.Count, [.. part.Problems]))]
            ),
            VerifyJson.Default.VerifyReport
        );

    private static string Line(VerifiedPart part) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{part.Name, -15}{part.Count, 7}  {(part.Problems.IsEmpty ? "in order" : Problems(part.Problems.Count))}"
        );

    private static string Problems(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "problem" : "problems")}");
}
