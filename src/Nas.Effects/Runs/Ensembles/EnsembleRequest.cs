using LanguageExt;
using Nas.Domain.Learning.NetworkEnsembles;

namespace Nas.Effects.Runs.Ensembles;

/// <summary>What somebody asks of an ensemble.</summary>
/// <param name="Members">The most networks; at least 1.</param>
/// <param name="Pool">How many of the best trials they are chosen among.</param>
/// <param name="Method">How they are chosen.</param>
public sealed record EnsembleRequest(int Members, int Pool, EnsembleMethod Method)
{
    /// <summary>Epochs that every network is trained for; none for the trainings of the search.</summary>
    public Option<int> Epochs { get; init; }

    /// <summary>Whether the best trial's architecture is trained several times instead (a deep ensemble: Lakshminarayanan et al.,
    /// 2017).</summary>
    public bool IsDeep { get; init; }
}
