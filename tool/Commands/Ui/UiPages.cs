using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Effects.Publishing.Reports;
using Nas.Effects.Runs.Replaying;
using Nas.Tool.Rendering;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Ui;

/// <summary>The pages of the runs below a folder. Everything is read from their journals; nothing is written.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Strategies">The strategies that recipes may name.</param>
internal sealed record UiPages(string Folder, StrategyCatalogue Strategies)
{
    private readonly UiEvidence _evidence = new();
    private readonly ConcurrentDictionary<string, UiAnswer> _latest = new(StringComparer.Ordinal);

    /// <summary>The page of an address.</summary>
    /// <param name="page">Its name; empty for the list.</param>
    /// <param name="at">The run, by its path below the folder.</param>
    /// <param name="trial">The trial, if one is asked for.</param>
    /// <param name="known">The version that the browser has, in quotes.</param>
    public UiAnswer Answer(string page, string at, string? trial, string? known)
    {
        var runs = RunsBelow.Find(Folder);
        var version = page switch
        {
            "" => RunsBelow.VersionOf(runs.Select(run => Path.Combine(Folder, run))),
            "run" when runs.Contains(at) => RunsBelow.VersionOf([Path.Combine(Folder, at)]) + _evidence.VersionOf(at),
            _ => null,
        };
        return version is null ? UiAnswer.Refused(HttpStatusCode.NotFound, "There is no such run.")
            : known == $"\"{version}\"" ? new(HttpStatusCode.NotModified, "") { Version = version }
            : Latest($"{page}\n{at}\n{trial}", version, () => page.Length == 0 ? List(runs, version) : Run(at, trial, version));
    }

    /// <summary>The latest answer to an address is kept: several windows may ask for it.</summary>
    private UiAnswer Latest(string address, string version, Func<UiAnswer> make)
    {
        const int MaxKept = 50;
        if (_latest.TryGetValue(address, out var kept) && kept.Version == version)
        {
            return kept;
        }

        if (_latest.Count >= MaxKept)
        {
            _latest.Clear();
        }

        return _latest[address] = make();
    }

    private UiAnswer List(IReadOnlyList<string> runs, string version) =>
        new(
            HttpStatusCode.OK,
            RunListPage.Html(
                Path.GetFullPath(Folder),
                [.. runs.Select(run => (run, $"run?at={Uri.EscapeDataString(run)}", Open(run).Map(found => new ReportedRun(run, found))))],
                version
            )
        )
        {
            Version = version,
        };

    private UiAnswer Run(string at, string? trial, string version) =>
        Open(at)
            .Map(run => trial is null ? Whole(at, run, version) : Single(at, run, trial, version))
            .Match(
                page => page.Map(html => new UiAnswer(HttpStatusCode.OK, html) { Version = version }).IfNone(NoTrial),
                reason => UiAnswer.Refused(HttpStatusCode.InternalServerError, reason)
            );

    private static UiAnswer NoTrial() => UiAnswer.Refused(HttpStatusCode.NotFound, "The run has no such trial.");

    private Option<string> Whole(string at, RunReplay run, string version)
    {
        var folder = Path.Combine(Folder, at);
        var summary = RunSummary.Summarise(folder, run.Recipe, run.State, TimeSpan.Zero);
        var frame = new ReportFrame(folder, [.. NextSteps.Suggest(summary)])
        {
            Version = version,
            TrialPages = $"run?at={Uri.EscapeDataString(at)}&trial=",
        };
        return RunReport.Html(run, _evidence.AddTo(frame, at, folder, run));
    }

    private Option<string> Single(string at, RunReplay run, string trial, string version) =>
        int.TryParse(trial, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? TrialPage.Html(run, number, new(Path.Combine(Folder, at), []) { Version = version })
            : None;

    private Either<string, RunReplay> Open(string at) =>
        RunReplay.Open(Path.Combine(Folder, at), RecipeCodec.For(Strategies)).MapLeft(fault => fault.What);
}
