using LanguageExt;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>Asks a large language model what candidates score, after a few demonstrations. Its answers are facts: nobody can compute them
/// again.</summary>
/// <param name="Trial">The trial that the answers decide about.</param>
public sealed record FewShotRequest(int Trial) : FitRequest(Trial)
{
    /// <summary>The model.</summary>
    public required ModelEndpoint Endpoint { get; init; }

    /// <summary>The worst, the median and the best of the trials that are learnt from.</summary>
    public required ValueArray<Demonstration> Demonstrations { get; init; }

    /// <summary>The texts of the candidates.</summary>
    public required ValueArray<string> Candidates { get; init; }

    /// <summary>The data; none in spaces without any.</summary>
    public Option<TaskReference> Task { get; init; }

    /// <inheritdoc/>
    public override bool IsReproducible => false;

    /// <summary>The score of a candidate that the model says nothing of: that of the median, so that it neither gains nor loses.</summary>
    public double Middle => Demonstrations[Demonstrations.Length / 2].Score;
}
