using Nas.Domain.Learning.Baselines;
using Nas.Domain.Learning.GaussianProcesses;
using Nas.Domain.Learning.Trees;
using static Nas.Domain.Learning.Catalogue.PredictorSetting;

namespace Nas.Domain.Learning.Catalogue;

/// <summary>What users may set of the predictors.</summary>
internal static class PredictorSettings
{
    private const double MinShare = 0.001;
    private const int Many = 1_000_000;

    public static ValueArray<PredictorSetting> Boosting { get; } =
    [
        Whole<GradientBoosting>("rounds", 1, 100_000, made => made.Rounds, (made, value) => made with { Rounds = value }),
        Real<GradientBoosting>("rate", 1e-6, 1, made => made.Rate, (made, value) => made with { Rate = value }),
        Real<GradientBoosting>("rows", MinShare, 1, made => made.RowShare, (made, value) => made with { RowShare = value }),
        .. Trees<GradientBoosting>(made => made.Tree, (made, tree) => made with { Tree = tree }),
    ];

    public static ValueArray<PredictorSetting> Forest { get; } =
    [
        Whole<Forest>("trees", 1, 10_000, made => made.Trees, (made, value) => made with { Trees = value }),
        .. Trees<Forest>(made => made.Tree, (made, tree) => made with { Tree = tree }),
    ];

    public static ValueArray<PredictorSetting> GaussianProcess { get; } =
    [Whole<GaussianProcessRegression>("rows", 1, 10_000, made => made.MaxRows, (made, value) => made with { MaxRows = value })];

    public static ValueArray<PredictorSetting> Nearest { get; } =
    [Whole<NearestNeighbours>("neighbours", 1, Many, made => made.Neighbours, (made, value) => made with { Neighbours = value })];

    public static ValueArray<PredictorSetting> Perceptron { get; } =
    [
        Whole<MultilayerPerceptron>("epochs", 1, 100_000, made => made.Epochs, (made, value) => made with { Epochs = value }),
        Real<MultilayerPerceptron>("rate", 1e-6, 1, made => made.Rate, (made, value) => made with { Rate = value }),
    ];

    private static ValueArray<PredictorSetting> Trees<T>(Func<T, TreeSettings> tree, Func<T, TreeSettings, T> with)
        where T : Predictor
    {
        return
        [
            Count("depth", 1, made => made.MaxDepth, (made, value) => made with { MaxDepth = value }),
            Count("leaves", 2, made => made.MaxLeaves, (made, value) => made with { MaxLeaves = value }),
            Count("leaf", 1, made => made.MinLeaf, (made, value) => made with { MinLeaf = value }),
            Number("columns", MinShare, 1, made => made.ColumnShare, (made, value) => made with { ColumnShare = value }),
            Number("tree-columns", MinShare, 1, made => made.TreeColumnShare, (made, value) => made with { TreeColumnShare = value }),
            Number("shrinkage", 0, Many, made => made.Shrinkage, (made, value) => made with { Shrinkage = value }),
            Number("min-gain", 0, Many, made => made.MinGain, (made, value) => made with { MinGain = value }),
        ];

        PredictorSetting Count(string name, int min, Func<TreeSettings, int> get, Func<TreeSettings, int, TreeSettings> set) =>
            Whole<T>(name, min, Many, made => get(tree(made)), (made, value) => with(made, set(tree(made), value)));

        PredictorSetting Number(
            string name,
            double min,
            double max,
            Func<TreeSettings, double> get,
            Func<TreeSettings, double, TreeSettings> set
        ) => Real<T>(name, min, max, made => get(tree(made)), (made, value) => with(made, set(tree(made), value)));
    }
}
