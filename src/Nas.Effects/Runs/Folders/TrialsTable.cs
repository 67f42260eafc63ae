using System.Globalization;
using CsvHelper;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;

namespace Nas.Effects.Runs.Folders;

/// <summary>The trials of a search as a table (RFC 4180, invariant numbers), one row per trial in the order of proposal.</summary>
public static class TrialsTable
{
    private static readonly string[] Columns =
    [
        "trial",
        "verdict",
        "score",
        "parameters",
        "macs",
        "activation_bytes",
        "nodes",
        "origin",
        "parents",
        "seconds",
        "peak_bytes",
        "reason",
        "id",
        "architecture",
    ];

    /// <summary>The whole table, header included. The same state gives the same text.</summary>
    public static string Print(SearchState state)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var table = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\r\n" }))
        {
            var isTuned = state.Trials.Exists(trial => !trial.Proposal.Values.IsEmpty);
            table.WriteRecord(isTuned ? [.. Columns, "hyperparameters"] : Columns);
            foreach (var trial in state.Trials)
            {
                table.WriteRecord(isTuned ? [.. Row(trial), string.Join(' ', trial.Proposal.Values)] : Row(trial));
            }
        }

        return text.ToString();
    }

    private static string[] Row(Trial trial)
    {
        var candidate = trial.Proposal.Candidate;
        var size = candidate.Map(c => c.Size);
        return
        [
            Number(trial.Number),
            trial.Verdict.Map(v => v.Kind).IfNone("open"),
            trial.Score.Map(s => Number(s)).IfNone(""),
            size.Map(s => Number(s.Parameters)).IfNone(""),
            size.Map(s => Number(s.Macs)).IfNone(""),
            size.Map(s => Number(s.ActivationBytes)).IfNone(""),
            size.Map(s => Number(s.Nodes)).IfNone(""),
            .. OriginOf(trial.Proposal.Origin),
            Number(Math.Round(trial.Usage.Seconds, 3)),
            Number(trial.Usage.PeakBytes),
            CellText.Inert(trial.Verdict.Map(v => v.Explanation).IfNone("")),
            candidate.Map(c => c.Id.Value).IfNone(""),
            CellText.Inert(candidate.Map(c => c.Text).IfNone("")),
        ];
    }

    private static string[] OriginOf(Origin origin) =>
        origin switch
        {
            Origin.Seeded s => ["seeded", CellText.Inert(s.Name)],
            Origin.Mutated m => ["mutated", Number(m.Parent)],
            Origin.Promoted p => ["promoted", Number(p.Trial)],
            Origin.Crossed c => ["crossed", $"{Number(c.Parent)} {Number(c.Donor)}"],
            _ => ["sampled", ""],
        };

    private static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
