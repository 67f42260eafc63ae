using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Learning;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Spaces;

/// <summary>The operations that a search needs on a space of architectures. Every function is pure.</summary>
/// <param name="Sample">A fresh architecture, or none.</param>
/// <param name="Mutate">A mutant of a parent, or none.</param>
/// <param name="Cross">The first parent with a part of the second, or none.</param>
/// <param name="Parse">An architecture from its text, or why the text is none.</param>
public sealed record SearchSpace(
    Func<RandomStream, Option<Candidate>> Sample,
    Func<Candidate, RandomStream, Option<Candidate>> Mutate,
    Func<Candidate, Candidate, RandomStream, Option<Candidate>> Cross,
    Func<string, Either<string, Candidate>> Parse
)
{
    /// <summary>The features of candidates that surrogates use.</summary>
    public CandidateFeatures Features { get; init; } = CandidateFeatures.None;

    /// <summary>The choices that a candidate is made of; none where the space does not know them.</summary>
    public Func<Candidate, ValueArray<Production>> Productions { get; init; } = _ => [];

    /// <summary>A mutant that differs from its parent where nothing else is derived from, or none.</summary>
    public Func<Candidate, RandomStream, Option<Candidate>> MutateTerminal { get; init; } = (_, _) => default;

    /// <summary>A fresh architecture whose choices are within bounds, or none.</summary>
    public Func<IChoiceBounds, RandomStream, Option<Candidate>> Complete { get; init; } = (_, _) => default;

    /// <summary>The training data from other tasks for a surrogate: feature rows and their ranks. None when the recipe names no
    /// archive.</summary>
    public Option<TrainingSet> Source { get; init; }

    /// <summary>The same for a language model, which reads texts.</summary>
    public ValueArray<TextExample> Examples { get; init; } = [];

    /// <summary>The type of the input of its architectures, as text; empty where they have none.</summary>
    public string Input { get; init; } = "";

    /// <summary>The data that its architectures are trained on; none where nobody has to know.</summary>
    public Option<TaskReference> Task { get; init; }

    /// <summary>Carries out what takes long to compute.</summary>
    public IEvaluator Evaluator { get; init; } = DirectEvaluator.Instance;
}
