using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Objective;

/// <summary>The surrogate as the objective: evolution runs for some steps with predictions as scores, then the best candidate found is
/// trained.</summary>
/// <remarks>Each trial starts again from the current population, so that a merely predicted candidate never outlives a refit and no
/// prediction is ever reported as a score.</remarks>
/// <param name="Evolution">Makes children and selects among them.</param>
/// <param name="Surrogate">Scores them.</param>
/// <param name="Steps">Children that are only predicted for each one that is trained; at least 1.</param>
public sealed record SurrogateObjective(RegularisedEvolution Evolution, Surrogate Surrogate, int Steps) : Strategy, ISurrogateStrategy
{
    /// <inheritdoc/>
    public override StrategyKind Kind => ObjectiveKind.Value;

    int ISurrogateStrategy.Population => Evolution.Living;

    /// <inheritdoc/>
    public override ImmutableArray<string> Proxies => Surrogate.Proxies;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        if (view.Trial < Surrogate.Start || view.Attempt > 0)
        {
            return Evolution.Draft(space, view, stream);
        }

        var population = view.LatestScored(Evolution.Living);
        var model = SurrogateModel.At(Surrogate, space, view, Evolution.Living);
        var prediction = model.Predict([.. population.SelectMany(trial => trial.Proposal.Candidate.AsEnumerable())]);
        return prediction.Missing.Case is Draft missing ? missing
            : !model.HasLearnt ? Evolution.Draft(space, view, stream)
            : Evolve(space, view, model, Enumerable.Zip(population, prediction.Scores, (trial, score) => Predicted(trial, score)).ToArr());
    }

    /// <summary>The steps, and the best new architecture among them.</summary>
    private Draft Evolve(SearchSpace space, SearchView view, SurrogateModel model, Arr<Trial> population)
    {
        var (steps, best) = (view.Shared.Child("steps").Child(view.Trial), Option<(double Score, DraftedCandidate Child)>.None);
        for (var step = 0; step < Steps; step++)
        {
            var draft = population.IsEmpty
                ? RegularisedEvolution.DraftInitial(space, view, step, steps.Child(step))
                : Evolution.DraftChild(space, population, steps.Child(step));
            if (draft.Candidate.Case is not Candidate candidate || !view.Limits.Allow(candidate.Size))
            {
                continue;
            }

            var prediction = model.Predict([candidate]);
            if (prediction.Missing.Case is Draft missing)
            {
                return missing;
            }

            var score = prediction.Scores[0];
            var member = new Trial(
                new(ParentOf(draft.Origin), candidate, draft.Origin, Draws.None),
                Verdict.FromScore(score, default, default),
                Usage.None
            );
            population = population.Count < Evolution.Living ? population.Add(member) : population.RemoveAt(0).Add(member);
            best =
                view.Allows(candidate) && best.ForAll(found => score > found.Score)
                    ? (score, new DraftedCandidate(draft.Origin, candidate))
                    : best;
        }

        return best.Match(found => found.Child.ToDraft(), () => new Draft(new Origin.Sampled(), default));
    }

    private static Trial Predicted(Trial trial, double score) => trial with { Verdict = Verdict.FromScore(score, default, default) };

    /// <summary>A merely predicted child has no trial number; its descendants name the trial that it descends from.</summary>
    private static int ParentOf(Origin origin) =>
        origin switch
        {
            Origin.Mutated mutated => mutated.Parent,
            Origin.Crossed crossed => crossed.Parent,
            Origin.Sampled or Origin.Seeded or Origin.Promoted => -1,
            _ => throw Closed.Unknown(origin),
        };
}
