using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>What a model says that was fitted for a trial, as an effect computed it.</summary>
/// <param name="Trial">The trial that the fit is for.</param>
/// <param name="Scores">The score of each architecture that the request named, in its order; higher is better.</param>
/// <param name="Seconds">What that took; no decision looks at it.</param>
public sealed record FitResult(int Trial, Seq<double> Scores, double Seconds)
{
    /// <summary>The architectures by name, where what was asked for does not follow from the trial alone; empty elsewhere.</summary>
    public Seq<string> Architectures { get; init; }

    /// <summary>How many of the architectures the model gave no usable answer to; they have the score of the middle.</summary>
    public int Unanswered { get; init; }
}
