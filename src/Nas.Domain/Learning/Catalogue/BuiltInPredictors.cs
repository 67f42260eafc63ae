using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning.Baselines;
using Nas.Domain.Learning.Ensembles;
using Nas.Domain.Learning.GaussianProcesses;
using Nas.Domain.Learning.Trees;
using Nas.Domain.ZeroCost;

namespace Nas.Domain.Learning.Catalogue;

/// <summary>The predictors that have a name.</summary>
public static class BuiltInPredictors
{
    private static readonly Predictor Boosting = new GradientBoosting();

    /// <summary>The best ranking from a few dozen to a thousand architectures: boosting under three seeds and, up to 256
    /// architectures, extremely randomised trees that see the proxies alone, which need few examples.</summary>
    /// <remarks>Chosen on NAS-Bench-201 cells outside the test cells of the comparison.</remarks>
    public static Predictor Ensemble { get; } =
        new BySize(
            256,
            new RankEnsemble([new OnColumns(ProxySuite.Zero, Forest.Extra), Boosting, Boosting, Boosting]),
            new RankEnsemble([Boosting, Boosting, Boosting])
        );

    /// <summary>All of them, the most useful first.</summary>
    public static ImmutableArray<NamedPredictor> All { get; } =
    [
        new("ensemble", Ensemble),
        new("boosting", Boosting),
        new("forest", Forest.Random),
        new("extra-trees", Forest.Extra),
        new("forest-all-columns", Forest.Random with { Tree = new() }),
        new("gaussian-process", new GaussianProcessRegression()),
        new("nearest", new NearestNeighbours()),
        new("ridge", new Ridge()),
    ];

    /// <summary>The predictor of a name.</summary>
    public static Option<NamedPredictor> Find(string name) => All.Find(predictor => predictor.Name == name);
}
