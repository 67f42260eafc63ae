using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>The decision about one trial.</summary>
/// <param name="Trial">The trial's number: 0, 1, 2, … in the order of proposal.</param>
/// <param name="Candidate">The candidate, or none when every draft was refused; such a trial is rejected without running.</param>
/// <param name="Origin">Where the candidate came from.</param>
/// <param name="Draws">The drafts it took.</param>
public sealed record Proposal(int Trial, Option<Candidate> Candidate, Origin Origin, Draws Draws)
{
    /// <summary>Training steps, where they are not those of the recipe.</summary>
    public Option<int> Steps { get; init; }

    /// <summary>Training epochs, where they are not those of the recipe.</summary>
    public Option<int> Epochs { get; init; }

    /// <summary>The trial whose trained weights the candidate starts with, as far as they fit; none to start with fresh ones.</summary>
    public Option<int> Inherits { get; init; }

    /// <summary>Its hyperparameters where they are not those of the recipe's training; else empty.</summary>
    public ValueArray<ChosenValue> Values { get; init; } = [];

    /// <summary>When its training ends early; none where it never does.</summary>
    public Option<CurveStop> Stop { get; init; }

    /// <summary>How often the candidate has gone on to a longer training.</summary>
    public int Rung => Origin is Origin.Promoted promoted ? promoted.Rung : 0;
}
