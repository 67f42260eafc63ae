using LanguageExt;
using Nas.Domain.Search.Strategies;

namespace Nas.Domain.Search.Surrogates;

/// <summary>Asks what a language model expects of candidates after lessons. The lessons are all that the model follows from, so that it need
/// not be kept.</summary>
/// <param name="Trial">The trial that the answer decides about.</param>
public sealed record TextFit(int Trial) : FitRequest(Trial)
{
    /// <summary>The checkpoint that the first lesson begins with; none for the one that comes with the product.</summary>
    public Option<TextCheckpoint> Checkpoint { get; init; }

    /// <summary>The lessons, each of which goes on from the one before; at least one.</summary>
    public required ValueArray<TextLesson> Lessons { get; init; }

    /// <summary>The texts of the candidates.</summary>
    public required ValueArray<string> Candidates { get; init; }

    /// <summary>The type of their input.</summary>
    public required string Input { get; init; }

    /// <summary>How many standard deviations of doubt are added.</summary>
    public required double Optimism { get; init; }
}
