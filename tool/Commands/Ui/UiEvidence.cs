using System.Collections.Concurrent;
using LanguageExt;
using Nas.Effects.Publishing.Reports;
using Nas.Effects.Runs.Replaying;
using Nas.Tool.Commands.Report;

namespace Nas.Tool.Commands.Ui;

/// <summary>Reads the data of runs and asks their networks, one after the other and beside the answers: a page does without until it is
/// there.</summary>
internal sealed class UiEvidence
{
    private readonly Lock _turn = new();
    private readonly ConcurrentDictionary<string, Found> _found = new(StringComparer.Ordinal);

    /// <summary>Changes when there is more to show of a run.</summary>
    public string VersionOf(string at) => FormattableString.Invariant($"-{_found.GetValueOrDefault(at)?.Times ?? 0}");

    /// <summary>A frame with what is known so far; begins to find out what is not.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="at">The run.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="run">What is recorded of it.</param>
    public ReportFrame AddTo(ReportFrame frame, string at, string folder, RunReplay run)
    {
        var trained = run.State.FinalOfBest.Map(final => final.Weights.IfNone("yes")).IfNone("no");
        var known = _found.GetValueOrDefault(at) ?? new("", default, 0);
        if (known.Trained != trained)
        {
            _found[at] = known with { Trained = trained };
            _ = Task.Run(() => Find(frame, at, folder, run));
        }

        return known.Frame.Match(
            found => frame with { Data = found.Data, Test = found.Test },
            () => frame with { Data = "the data is being read", Test = "the network is being asked" }
        );
    }

    private void Find(ReportFrame frame, string at, string folder, RunReplay run)
    {
        lock (_turn)
        {
            var found = ReportEvidence.AddTo(frame, folder, run, _ => { });
            _found[at] = _found[at] with { Frame = found, Times = _found[at].Times + 1 };
        }
    }

    /// <summary>What was found about a run.</summary>
    /// <param name="Trained">The weights that it was looked for with.</param>
    /// <param name="Frame">What came of it.</param>
    /// <param name="Times">How often something came of it.</param>
    private sealed record Found(string Trained, Option<ReportFrame> Frame, int Times);
}
