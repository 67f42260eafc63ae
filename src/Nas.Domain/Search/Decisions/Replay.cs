using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>Recomputes the decisions of a recorded search.</summary>
public static class Replay
{
    /// <summary>Walks a valid history and derives every decision from the recipe and the outcomes recorded before it.</summary>
    /// <remarks>A stop by the clock or by the user is not a decision and is taken as recorded.</remarks>
    public static ReplayResult Decisions(Recipe recipe, SearchSpace space, IEnumerable<SearchEvent> history)
    {
        var state = SearchState.Empty;
        var decisions = 0;
        foreach (var happened in history)
        {
            if (DecisionIn(happened).Case is Decision recorded)
            {
                var derived = Decide.Next(recipe, space, state);
                if (!IsSame(recorded, derived))
                {
                    return Difference(state.Trials.Count, recorded, derived);
                }

                decisions++;
            }

            state = state.Apply(happened);
        }

        return new ReplayResult.Identical(decisions, 0);
    }

    private static Option<Decision> DecisionIn(SearchEvent happened) =>
        happened switch
        {
            SearchEvent.Proposed p => new Decision.Propose(p.Proposal),
            SearchEvent.Assessed a => new Decision.Assess(a.Assessments.Map(assessment => assessment.Architecture)),
            SearchEvent.Fitted f => new Decision.Fit(new RecordedFit(f.Result.Trial)),
            SearchEvent.Stopped { Reason: not (StopReason.Minutes or StopReason.Interrupted) } s => new Decision.Stop(s.Reason),
            SearchEvent.FinalTrainingEnded f => new Decision.RunFinalTraining(f.Trial),
            SearchEvent.Measured m => new Decision.Measure(new Candidate("", m.Result.Reference)),
            SearchEvent.Started
            or SearchEvent.Finished
            or SearchEvent.Stopped
            or SearchEvent.Resumed
            or SearchEvent.Retrained
            or SearchEvent.Ensembled => default(Option<Decision>),
            _ => throw Closed.Unknown(happened),
        };

    // What a fit was asked for follows from what is compared elsewhere.
    private static bool IsSame(Decision recorded, Decision derived) =>
        recorded == derived
        || (
            recorded is Decision.Measure { Reference: var before }
            && derived is Decision.Measure { Reference: var after }
            && before.Size == after.Size
        )
        || (recorded is Decision.Fit { Request: var was } && derived is Decision.Fit { Request: var now } && was.Trial == now.Trial);

    private static ReplayResult Difference(int trial, Decision recorded, Decision derived)
    {
        if (recorded is not Decision.Propose { Proposal: var was } || derived is not Decision.Propose { Proposal: var now })
        {
            var lacking = derived is Decision.Fit && recorded is not Decision.Fit ? ", which this journal does not have" : "";
            return new ReplayResult.Differs(trial, "decision", Name(recorded), Name(derived) + lacking);
        }

        return TextOf(was) != TextOf(now) ? new ReplayResult.Differs(trial, "architecture", TextOf(was), TextOf(now))
            : was.Origin != now.Origin ? new ReplayResult.Differs(trial, "origin", $"{was.Origin}", $"{now.Origin}")
            : was.Values != now.Values ? new ReplayResult.Differs(trial, "hyperparameters", $"{was.Values}", $"{now.Values}")
            : was.Stop != now.Stop ? new ReplayResult.Differs(trial, "stopping rule", $"{was.Stop}", $"{now.Stop}")
            : was.Draws != now.Draws ? new ReplayResult.Differs(trial, "draws", $"{was.Draws}", $"{now.Draws}")
            : new ReplayResult.Differs(trial, "size", $"{was.Candidate}", $"{now.Candidate}");
    }

    private static string TextOf(Proposal proposal) => proposal.Candidate.Map(c => c.Text).IfNone("none");

    private static string Name(Decision decision) =>
        decision switch
        {
            Decision.Propose p => $"propose {TextOf(p.Proposal)}",
            Decision.Assess a => $"compute the proxies of {string.Join(" and ", a.Architectures)}",
            Decision.Fit f => $"fit a model for trial {f.Request.Trial}",
            Decision.Measure => "measure the machine's speed",
            Decision.Stop s => $"stop ({s.Reason})",
            Decision.RunFinalTraining t => $"train trial {t.Trial} finally",
            Decision.Wait => "wait for an open trial",
            Decision.Done => "rest",
            _ => throw Closed.Unknown(decision),
        };

    private sealed record RecordedFit(int Trial) : FitRequest(Trial);
}
