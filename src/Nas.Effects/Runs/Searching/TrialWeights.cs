using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Runs.Searching;

/// <summary>The weights that trials leave in the run folder for others to start with.</summary>
internal sealed class TrialWeights(ISearchSession session)
{
    private WeightsFolder Kept => session.Folder.Weights;

    /// <summary>A trial with the folder that weights come from and go to. What it inherits is there and whole.</summary>
    public Either<RunFault, TrialSpec> Attach(TrialSpec spec, Option<int> parent) =>
        spec.Inherits.Bind(Kept.Check).Case is string fault
            ? new RunFault(
                RunFaultKind.Damaged,
                $"Trial {spec.Trial} starts with the weights of trial {parent.IfNone(-1)}: {fault}.",
                "Every trial recorded so far is safe.",
                "Restore the file from a copy, or start another search with --out or with --no-inherit."
            )
            : spec with
            {
                WeightsFolder = session.Recipe.KeepsWeights ? Path.GetFullPath(Kept.Root) : Option<string>.None,
            };

    /// <summary>Deletes the weights that no later trial can start with. A running trial may have left some that no event names yet: nothing
    /// may run.</summary>
    public void Forget()
    {
        var state = session.State;
        var oldest = Inheritance.OldestKept(state.Trials);
        var needed = state
            .Trials.Where(trial => trial.Number >= oldest)
            .Concat(state.Best.AsEnumerable())
            .SelectMany(trial => state.WeightsOf(trial.Number).AsEnumerable())
            .Concat(state.Open.SelectMany(trial => trial.Proposal.Inherits.Bind(state.WeightsOf).AsEnumerable()))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var hash in Kept.Hashes.Where(hash => !needed.Contains(hash)).ToList())
        {
            Kept.Delete(hash);
        }
    }
}
