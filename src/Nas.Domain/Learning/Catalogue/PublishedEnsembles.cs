using Nas.Domain.Learning.Baselines;
using Nas.Domain.Learning.Ensembles;
using Nas.Domain.Learning.Trees;

namespace Nas.Domain.Learning.Catalogue;

/// <summary>The ensembles of Qin et al. (AutoML 2025): means of boosted trees of many settings, grown as XGBoost and LightGBM grow them, with
/// their penalties and without sampling.</summary>
internal static class PublishedEnsembles
{
    /// <summary>36 boosters whose trees grow level by level; one rate counts twice, as published.</summary>
    public static Predictor ByLevel { get; } =
        new MeanEnsemble([
            .. from depth in new[] { 5, 9, 3 }
            from rounds in new[] { 200, 500, 800 }
            from rate in new[] { 0.01, 0.1, 0.1, 1 }
            select Level(depth, rounds, rate),
        ]);

    /// <summary>36 boosters whose trees grow leaf by leaf.</summary>
    public static Predictor ByLeaf { get; } =
        new MeanEnsemble([
            .. from depth in new[] { 5, 9, 3 }
            from rounds in new[] { 200, 500, 800 }
            from rate in new[] { 0.01, 0.1, 0.001, 1 }
            select Leaf(depth, rounds, rate),
        ]);

    /// <summary>Eleven members: four boosters of each kind, linear regression without and with a penalty, and a forest.</summary>
    public static Predictor Mixed { get; } =
        new MeanEnsemble([
            .. Four(Level, Level(6, 100, 0.3)),
            .. Four(Leaf, Leaf(int.MaxValue, 100, 0.1)),
            new Ridge { Penalties = [1e-6] },
            new Ridge(),
            new Forest
            {
                Trees = 400,
                Tree = new() { MaxDepth = 5 },
            },
        ]);

    private static Predictor[] Four(Func<int, int, double, Predictor> make, Predictor usual) =>
        [usual, make(5, 500, 0.01), make(3, 800, 0.1), make(9, 200, 1)];

    private static GradientBoosting Level(int depth, int rounds, double rate) =>
        new()
        {
            Rounds = rounds,
            Rate = rate,
            RowShare = 1,
            Tree = new() { MaxDepth = depth, Shrinkage = 1 },
        };

    private static GradientBoosting Leaf(int depth, int rounds, double rate) =>
        new()
        {
            Rounds = rounds,
            Rate = rate,
            RowShare = 1,
            Tree = new()
            {
                MaxDepth = depth,
                MaxLeaves = 31,
                MinLeaf = 20,
            },
        };
}
