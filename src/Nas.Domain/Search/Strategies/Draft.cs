using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies;

/// <summary>One draft of a strategy, before limits and repetitions are checked.</summary>
/// <param name="Origin">Where it came from.</param>
/// <param name="Candidate">The architecture, or none when the operation found none.</param>
public sealed record Draft(Origin Origin, Option<Candidate> Candidate)
{
    /// <summary>Candidates whose proxies have to be known before the strategy can draw; empty for a draft that is one.</summary>
    public ValueArray<Candidate> Unassessed { get; private init; } = [];

    /// <summary>A model that has to be fitted before the strategy can draw; none for a draft that is one.</summary>
    public Option<FitRequest> Unfitted { get; private init; }

    /// <summary>The hyperparameters of the training, where the search chooses them.</summary>
    public ValueArray<ChosenValue> Values { get; init; } = [];

    /// <summary>Whether it is none yet, because something has to be known first.</summary>
    public bool IsOpen => !Unassessed.IsEmpty || Unfitted.IsSome;

    /// <summary>No draft yet: the strategy has to know the proxies of some candidates first.</summary>
    public static Draft NeedsAssessment(ImmutableArray<Candidate> unassessed) =>
        new(new Origin.Sampled(), default) { Unassessed = unassessed };

    /// <summary>No draft yet: the strategy has to know what a model says first.</summary>
    public static Draft NeedsAssessment(FitRequest unfitted) => new(new Origin.Sampled(), default) { Unfitted = unfitted };
}
