using System.Globalization;
using CsvHelper;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;

namespace Nas.Effects.Runs.Folders;

/// <summary>The front of a search with several objectives as a table: the trials that no other beats in all of them.</summary>
public static class FrontTable
{
    /// <summary>The whole table, header included. The same state gives the same text.</summary>
    public static string Print(Goals goals, SearchState state)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var table = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\r\n" }))
        {
            table.WriteRecord(["trial", .. goals.All.Select(goal => goal.ToString().ToLowerInvariant()), "id", "architecture"]);
            foreach (var trial in goals.Front(state.Trials))
            {
                table.WriteRecord(Row(goals, trial));
            }
        }

        return text.ToString();
    }

    private static string[] Row(Goals goals, Trial trial)
    {
        var costs = goals.Of(trial).IfNone([]);
        return
        [
            Number(trial.Number),
            .. goals.All.Select((goal, i) => Number(goal == Goal.Accuracy ? -costs[i] : costs[i])),
            trial.Proposal.Candidate.Map(candidate => candidate.Id.Value).IfNone(""),
            CellText.Inert(trial.Proposal.Candidate.Map(candidate => candidate.Text).IfNone("")),
        ];
    }

    private static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
