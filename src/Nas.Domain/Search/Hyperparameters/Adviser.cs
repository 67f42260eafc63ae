namespace Nas.Domain.Search.Hyperparameters;

/// <summary>Who chooses values in place of <see cref="CmaEs"/> now and then: after ten trials of its own, for every third (Ferreira et al.,
/// 2026, arXiv 2603.24647). CMA-ES learns from what was trained, whoever chose it.</summary>
public abstract record Adviser
{
    /// <summary>Trials before the first that is advised.</summary>
    public const int First = 10;

    /// <summary>One of so many trials is advised.</summary>
    public const int Every = 3;

    private Adviser() { }

    /// <summary>Answers that were written down before, such as those of a language model or a person; after the last one CMA-ES chooses
    /// alone. What an answer leaves out has its usual value.</summary>
    /// <param name="Answers">The values of the first advised trial, of the second, …</param>
    public sealed record Recorded(ValueArray<ValueArray<Trials.ChosenValue>> Answers) : Adviser;

    /// <summary>A rule: every number near that of the best trial so far.</summary>
    public sealed record NearBest : Adviser;
}
