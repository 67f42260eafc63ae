using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Learning.Baselines;
using Nas.Domain.Learning.Ensembles;
using Nas.Domain.Learning.GaussianProcesses;
using Nas.Domain.Learning.Trees;
using Nas.Domain.Text;
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
        new("boosting", Boosting) { Settings = PredictorSettings.Boosting },
        new("forest", Forest.Random) { Settings = PredictorSettings.Forest },
        new("extra-trees", Forest.Extra) { Settings = PredictorSettings.Forest },
        new("forest-all-columns", Forest.Random with { Tree = new() }) { Settings = PredictorSettings.Forest },
        new("gaussian-process", new GaussianProcessRegression()) { Settings = PredictorSettings.GaussianProcess },
        new("nearest", new NearestNeighbours()) { Settings = PredictorSettings.Nearest },
        new("ridge", new Ridge()),
        new("perceptron", new MultilayerPerceptron()) { Settings = PredictorSettings.Perceptron, IsSlow = true },
        new("boosting-ensemble", PublishedEnsembles.ByLevel) { IsSlow = true },
        new("leafwise-ensemble", PublishedEnsembles.ByLeaf) { IsSlow = true },
        new("mixed-ensemble", PublishedEnsembles.Mixed) { IsSlow = true },
    ];

    /// <summary>Those that comparisons take unless others are asked for.</summary>
    public static ImmutableArray<NamedPredictor> Usual { get; } = [.. All.Where(predictor => !predictor.IsSlow)];

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(predictor => predictor.Name)];

    private static readonly Codec<NamedPredictor> Plain = Scalar.OneOf(All.Select(predictor => (predictor.Name, predictor)));

    /// <summary>How files hold a predictor: by its name, with settings if it has other than the usual ones.</summary>
    public static Codec<NamedPredictor> Codec { get; } =
        new(
            predictor => new Node.Text(predictor.Name),
            node =>
                Scalar.Text.Read(node).Holds(out var text) && text.Contains(NamedPredictor.Separator, StringComparison.Ordinal)
                    ? Parse(text)
                        .Match(Validation<Mistake, NamedPredictor>.Success, wrong => new Mistake("", node.At, $"is wrong: {wrong}"))
                    : Plain.Read(node),
            Schema.Text
        );

    /// <summary>The predictor of a name, with its settings if it has any; none where nothing is called so.</summary>
    public static Option<NamedPredictor> Find(string name) => Parse(name).ToOption();

    /// <summary>The same, or what is wrong with the name.</summary>
    public static Either<string, NamedPredictor> Parse(string name)
    {
        var words = name.Split(NamedPredictor.Separator);
        return All.Find(predictor => predictor.Name == words[0])
            .ToEither(() => $"no predictor is named {words[0]}{DidYouMean.Among(Names, words[0])}")
            .Bind(found => found.With(words.Skip(1)));
    }
}
