using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;
using Nas.Effects.Learning;

namespace Nas.Tests;

/// <summary>Runs a search with toy verdicts in one thread; open trials end in an order that a function chooses.</summary>
internal static class SimulatedSearch
{
    /// <param name="workers">Most open trials.</param>
    /// <param name="pick">Which of n open trials ends next; −1 to start another trial first where that is possible.</param>
    public static List<SearchEvent> Run(Recipe recipe, int workers, Func<int, int> pick) => Run(recipe, ToySpace.Space, workers, pick);

    /// <summary>A search of planned minutes on a machine of known speed.</summary>
    /// <param name="recipe">The search.</param>
    /// <param name="workers">Most open trials.</param>
    /// <param name="pick">Which of n open trials ends next.</param>
    /// <param name="machine">The speed that is measured.</param>
    /// <param name="speed">The speed of the trials; none where they take no time.</param>
    public static List<SearchEvent> Run(Recipe recipe, int workers, Func<int, int> pick, Measurement machine, Measurement? speed = null) =>
        Run(recipe, ToySpace.Space, workers, pick, machine, speed);

    public static List<SearchEvent> Run(
        Recipe recipe,
        SearchSpace space,
        int workers,
        Func<int, int> pick,
        Measurement? machine = null,
        Measurement? speed = null
    )
    {
        space = space.Remembering();
        var history = new List<SearchEvent> { new SearchEvent.Started("hash", "0.1.0") };
        var state = SearchState.Empty;
        while (state.Stopped.IsNone)
        {
            var decision = state.Open.Count < workers ? Decide.Next(recipe, space, state) : new Decision.Wait();
            SearchEvent next = decision switch
            {
                Decision.Propose p when state.Open.IsEmpty || pick(state.Open.Count) < 0 => new SearchEvent.Proposed(p.Proposal),
                Decision.Measure when machine is not null => new SearchEvent.Measured(machine),
                Decision.Assess a => new SearchEvent.Assessed(a.Architectures.Map(ToySpace.Assess).Strict()),
                Decision.Fit f => new SearchEvent.Fitted(ToySpace.Fit(f.Request)),
                Decision.Stop s => new SearchEvent.Stopped(s.Reason),
                _ => Ending(recipe, state.Open[Math.Abs(pick(state.Open.Count)) % state.Open.Count], speed),
            };
            Assert.True(state.Validate(next).IsNone);
            history.Add(next);
            state = state.Apply(next);
        }

        return history;
    }

    public static List<SearchEvent> Sequential(Recipe recipe) => Run(recipe, 1, _ => -1);

    /// <summary>One line per trial in the order of proposal: all that a replay compares.</summary>
    public static string Outcome(IEnumerable<SearchEvent> history) =>
        string.Join(
            '\n',
            SearchState.Fold(history).Match(state => state.Trials.Select(Line), objection => throw new InvalidOperationException(objection))
        );

    private static string Line(Trial trial) =>
        FormattableString.Invariant(
            $"{trial.Number} {Text(trial)} {trial.Proposal.Origin} {DrawsOf(trial.Proposal.Draws)} {Verdict(trial)}"
        );

    private static string DrawsOf(Draws d) => FormattableString.Invariant($"{d.Total}/{d.BeyondLimits}/{d.Repeated}/{d.Failed}");

    private static string Text(Trial trial) => trial.Proposal.Candidate.Map(c => c.Text).IfNone("none");

    private static string Verdict(Trial trial) =>
        trial.Score.Map(s => FormattableString.Invariant($"{s:R}")).IfNone(() => trial.Verdict.Map(v => v.Kind).IfNone("open"));

    private static SearchEvent Ending(Recipe recipe, Trial trial, Measurement? speed) =>
        new SearchEvent.Finished(
            trial.Number,
            recipe.ToScore(trial.Proposal).Map(ToySpace.Train).IfNone(() => new Verdict.Rejected("no candidate")),
            speed is { } && trial.Proposal is { Candidate.Case: Candidate candidate, Steps.Case: int steps }
                ? new(speed.SecondsPerTrial + (steps * speed.StepOf(candidate.Size, recipe.Training.BatchSize)), 0)
                : Usage.None
        );
}
