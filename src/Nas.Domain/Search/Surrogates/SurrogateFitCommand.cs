using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Ensembles;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>Fits a surrogate to trials of its own search.</summary>
/// <remarks>It learns ranks, so that networks that learnt nothing do not drown the differences among good ones: as normal scores, which set
/// the best apart, or, beside a model of other tasks, as shares of the trials, for the normal scores of many reach further than those of
/// few and the two are averaged.</remarks>
/// <param name="Surrogate">The surrogate.</param>
/// <param name="Space">The space.</param>
/// <param name="Trials">Scored trials; at least one unless an archive is learnt from with them.</param>
/// <param name="Readings">The proxies of their candidates, where the surrogate sees proxies.</param>
/// <param name="Stream">Where chance comes from.</param>
internal sealed record SurrogateFitCommand(
    Surrogate Surrogate,
    SearchSpace Space,
    Arr<Trial> Trials,
    Arr<ProxyAssessment> Readings,
    RandomStream Stream
) : IComputation<FittedPredictor>
{
    /// <inheritdoc/>
    public FittedPredictor Compute()
    {
        var encoder = new SurrogateEncoder(Surrogate, Space, ProxyAssessments.None.Add(Readings.ToSeq()));
        double[] scores = [.. Trials.Map(trial => trial.Score.IfNone(double.NaN))];
        var own = Trials.IsEmpty
            ? []
            : ImmutableArray.Create(
                new TrainingSet(
                    encoder.Encode([.. Trials.SelectMany(trial => trial.Proposal.Candidate.AsEnumerable())]),
                    [.. Targets.Scaled(Surrogate.Targets.IfNone(UsualScale), scores)]
                )
            );
        return VaryingColumns.Fit(
            Surrogate.Learner,
            TrainingSet.Join([.. Surrogate.IsPooled ? Space.Source.AsEnumerable() : [], .. own]),
            Stream
        );
    }

    private TargetScale UsualScale =>
        Surrogate.IsPooled ? TargetScale.MinMax
        : Space.Source.IsNone ? TargetScale.Normal
        : TargetScale.Ranks;
}
