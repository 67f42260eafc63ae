using LanguageExt;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Evolution;

/// <summary>Regularised (ageing) evolution (Real et al., AAAI 2019): tournaments among the latest scored trials.</summary>
/// <remarks>
/// <para>The first <paramref name="Population"/> trials are the recipe's seeds followed by mutants of the seeds, dealt round
/// robin; without seeds they are fresh samples. Every later trial is a child of tournament winners. The population is the
/// last <paramref name="Population"/> scored trials that logical time shows; a trial that failed never enters it. While it is
/// empty, trials are fresh samples.</para>
/// <para>Choose a population well below the budget of trials; the strategy takes it as given.</para>
/// </remarks>
/// <param name="Population">How many scored trials compete; at least 1. The literature's value is 100.</param>
/// <param name="Tournament">How many are drawn, with replacement, for one tournament; at least 1. The literature's value is 10.</param>
/// <param name="MutationRate">Probability that a child is mutated, in [0, 1].</param>
/// <param name="CrossoverRate">Probability that a child has two parents, in [0, 1].</param>
public sealed record RegularisedEvolution(int Population, int Tournament, double MutationRate, double CrossoverRate) : Strategy
{
    /// <summary>Whether nothing ages: all scored trials that logical time shows compete, and the population grows.</summary>
    public bool Grows { get; init; }

    /// <summary>Which member of the population has the next child.</summary>
    public ParentChoice Parents { get; init; }

    /// <summary>Where mutations change an architecture.</summary>
    public MutationSites Mutated { get; init; }

    /// <summary>How many parts a child of two parents takes from the second, as far as there are that many; at least 1.</summary>
    public int CrossoverPoints { get; init; } = 1;

    /// <inheritdoc/>
    public override StrategyKind Kind => EvolutionKind.Value;

    /// <summary>How many of the latest scored trials compete.</summary>
    internal int Living => Grows ? int.MaxValue : Population;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        if (view.Trial < Population)
        {
            return DraftInitial(space, view, view.Trial, stream);
        }

        var population = view.LatestTrained(Living);
        return population.IsEmpty ? Sample(space, stream) : DraftChild(space, population, stream);
    }

    private Option<Candidate> Mutant(SearchSpace space, Candidate parent, RandomStream stream) =>
        Mutated switch
        {
            MutationSites.All => space.Mutate(parent, stream.Child("mutate")),
            MutationSites.Terminals => space.MutateTerminal(parent, stream.Child("mutate")),
            _ => throw Closed.Unknown(Mutated),
        };

    /// <summary>A member of the first generation: a mutant of one of the recipe's seeds, dealt round robin by number; a fresh sample where
    /// there are none.</summary>
    internal static Draft DraftInitial(SearchSpace space, SearchView view, int number, RandomStream stream) =>
        view.Trial < view.Seeds || view.Seeds == 0 ? Sample(space, stream) : Mutant(space, view.Proposals[number % view.Seeds], stream);

    private static Draft Sample(SearchSpace space, RandomStream stream) => new(new Origin.Sampled(), space.Sample(stream.Child("sample")));

    private static Draft Mutant(SearchSpace space, Trial parent, RandomStream stream) =>
        new(new Origin.Mutated(parent.Number), parent.Proposal.Candidate.Bind(c => space.Mutate(c, stream.Child("mutate"))));

    /// <summary>A child of tournament winners of a population, which is not empty.</summary>
    internal Draft DraftChild(SearchSpace space, Arr<Trial> population, RandomStream stream)
    {
        var chance = stream.Child("rates").Cursor();
        var (crosses, mutates) = (chance.NextDouble() < CrossoverRate, chance.NextDouble() < MutationRate);
        var parent = ParentOf(population, stream.Child("parent"));
        var others = population.Filter(trial => trial.Number != parent.Number);
        var draft =
            crosses && !others.IsEmpty
                ? Cross(space, parent, ParentOf(others, stream.Child("donor")), stream)
                : new Draft(new Origin.Mutated(parent.Number), parent.Proposal.Candidate);
        return mutates ? draft with { Candidate = draft.Candidate.Bind(c => Mutant(space, c, stream)) } : draft;
    }

    private Draft Cross(SearchSpace space, Trial parent, Trial donor, RandomStream stream) =>
        new(
            new Origin.Crossed(parent.Number, donor.Number),
            from a in parent.Proposal.Candidate
            from b in donor.Proposal.Candidate
            from child in space.Cross(a, b, stream.Child("cross"))
            select Enumerable
                .Range(1, CrossoverPoints - 1)
                .Fold(child, (made, point) => space.Cross(made, b, stream.Child("cross").Child(point)).IfNone(made))
        );

    private Trial ParentOf(Arr<Trial> population, RandomStream stream) =>
        Parents switch
        {
            ParentChoice.Tournament => Winner(population, stream),
            ParentChoice.First => population[0],
            ParentChoice.Last => population[^1],
            _ => throw Closed.Unknown(Parents),
        };

    /// <summary>The best score among those drawn; the first drawn wins ties.</summary>
    private Trial Winner(Arr<Trial> population, RandomStream stream)
    {
        var cursor = stream.Cursor();
        var winner = population[cursor.NextInt(population.Count)];
        for (var drawn = 1; drawn < Tournament; drawn++)
        {
            var rival = population[cursor.NextInt(population.Count)];
            winner = ScoreOf(rival) > ScoreOf(winner) ? rival : winner;
        }

        return winner;
    }

    private static double ScoreOf(Trial trial) => trial.Score.IfNone(double.NegativeInfinity);
}
