using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>What a mixer chooses, trial by trial.</summary>
internal sealed class MixingDecisions(ProxyMixing strategy, SearchSpace space, SearchView view, ImmutableArray<DraftedCandidate> pool)
{
    private readonly ProxyPool _pool = MixingPool.Build(strategy.Mixer.Scale, space, view, pool);

    private readonly PoolTrials _trials = PoolTrials.Of(space, pool);

    /// <summary>The choice for the trial that is to be decided; none when every architecture was tried.</summary>
    public Option<MixingChoice> Next() =>
        Choose(view, strategy.Mixer.RemembersWeights ? space.Evaluator.Of(new EarlierChoices(strategy, space, view, pool)) : []);

    /// <summary>What was chosen for every earlier trial; none for trials that are not of the pool. The first of them may be known
    /// already.</summary>
    public ImmutableArray<Option<MixingChoice>> After(ImmutableArray<Option<MixingChoice>> choices)
    {
        for (var trial = choices.Length; trial < view.Trial; trial++)
        {
            choices = choices.Add(_trials.RowOf(view.Proposals[trial]) < 0 ? default : Choose(view.At(trial), choices));
        }

        return choices;
    }

    private Option<MixingChoice> Choose(SearchView at, ImmutableArray<Option<MixingChoice>> earlier)
    {
        var tried = _trials.Tried(at);
        if (tried.Count == pool.Length)
        {
            return default;
        }

        var seen = SeenAt(at, earlier);
        var known = seen.Select(observation => observation.Row).ToHashSet();
        var unknown = tried.Except(known).ToHashSet();
        for (var repeats = ImmutableArray<Observation>.Empty; ; seen = seen.Add(repeats[^1]))
        {
            var mixture = Mix(tried.Count, seen, at);
            var row = mixture.MayRepeat ? mixture.Best(unknown) : mixture.Best(tried);
            if (!known.Contains(row))
            {
                return new MixingChoice(row, mixture.Weights(row), repeats);
            }

            repeats = repeats.Add(seen.First(observation => observation.Row == row) with { Weights = mixture.Weights(row) });
        }
    }

    private Mixture Mix(int tried, ImmutableArray<Observation> seen, SearchView at)
    {
        var stream = at.Shared.Child("mixing").Child(at.Trial).Child(seen.Length);
        return tried < strategy.Start ? UniformMean.Of(_pool) : strategy.Mixer.Fit(_pool, seen, stream);
    }

    /// <summary>Everything that may be known at a trial, in the order of trials; what was learnt on the way to a trial stands before its
    /// outcome. Accuracies in percent.</summary>
    private ImmutableArray<Observation> SeenAt(SearchView at, ImmutableArray<Option<MixingChoice>> earlier) =>
        [
            .. _trials
                .Scored(at)
                .SelectMany(trial =>
                    ChoiceOf(trial, earlier)
                        .Match(choice => choice.Repeats.Add(_trials.Observe(trial, choice.Weights)), () => [_trials.Observe(trial, [])])
                ),
        ];

    private static Option<MixingChoice> ChoiceOf(Trial trial, ImmutableArray<Option<MixingChoice>> earlier) =>
        trial.Number < earlier.Length ? earlier[trial.Number] : default;
}
