using System.CommandLine;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Trials;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Searching;

/// <summary>The options that say how networks are trained.</summary>
internal sealed class TrainingOptions
{
    private const int TrialEpochs = 2;
    private const int LadderEpochs = 9;
    private const int FinalEpochs = 8;
    private const int FoldEpochs = 20;
    private const double UsualSmoothing = 0.05;
    private const string SmoothingName = "label_smoothing";

    private readonly Option<int?> _trialEpochs = Options.Optional(
        "--trial-epochs",
        "Epochs of a trial [default: as many as the minutes are planned for; 2 without --minutes, 20 with --cross-validate; 9 for strategies with several lengths, "
            + "whose longest it is]",
        1,
        100_000
    );
    private readonly Option<int?> _finalEpochs = Options.Optional(
        "--final-epochs",
        "Epochs of the best network's final training, on training and validation images; 0 skips it and the test "
            + "[default: as many as the minutes leave time for; 8 without --minutes]",
        0,
        100_000
    );
    private readonly Option<int?> _threads = Options.Threads(
        "Processors for the final training; its result depends on their number in the last digits [default: all, with --launch one; a trial uses one]"
    );
    private readonly Option<int?> _patience = Options.Optional(
        "--patience",
        "End a trial after this many epochs without a better score",
        1,
        100_000
    );
    private readonly Option<int> _batch = Options.Number("--batch", "Images of a training step", 128, 1, 1_000_000);
    private readonly Option<string> _optimiser = Options.Text("--optimiser", "NAME", "adamw or sgd", "adamw", ["adamw", "sgd"]);
    private readonly Option<string> _schedule = Options.Text(
        "--schedule",
        "NAME",
        "How the learning rate changes: trapezoid (up, constant, down to 0, step by step) or cosine (down to 0, epoch by epoch)",
        "trapezoid",
        ["trapezoid", "cosine"]
    );
    private readonly Option<double?> _rate = Options.Optional(
        "--learning-rate",
        "The highest learning rate [default: 0.004 for adamw, 0.04 for sgd]",
        0.0,
        1e3
    );
    private readonly Option<double> _momentum = Options.Number("--momentum", "Momentum of the gradient", 0.9, 0.0, 0.9999);
    private readonly Option<double?> _decay = Options.Optional(
        "--weight-decay",
        "Weight decay [default: 0.05 for adamw, which spares norms and biases; 3e-4 for sgd]",
        0.0,
        1e3
    );
    private readonly Option<double?> _smoothing = Options.Optional(
        "--label-smoothing",
        "The share of the target that all classes have alike [default: 0.05; none for numbers and labels]",
        0.0,
        0.99
    );
    private readonly Option<double> _clip = Options.Number(
        "--clip-norm",
        "The largest norm of a gradient, to which longer ones are scaled down; 0 for no limit",
        1.0,
        0.0,
        1e9
    );
    private readonly Option<double> _averaging = Options.Number(
        "--averaging",
        "How much of the averaged weights a step keeps; the average is what is scored and kept, 0 takes the last weights",
        0.0,
        0.0,
        0.99999
    );
    private readonly AugmentationOption _augment = new();
    private readonly Option<int?> _folds = Options.Optional(
        "--cross-validate",
        "Score a trial by the mean over so many trainings, each of which leaves out other images: for fewer than 300 images",
        2,
        20
    );
    private readonly Option<ScoreMetric?> _metric = Options.Word(
        "--metric",
        "What trials are ranked by: the share of right answers, or the mean recall or F1 of the classes; r2, mse or mae of numbers and maps, relative-l2 of maps (errors are trained for, too); mAP, AUROC or F1 of labels; iou, AUROC or F1 of masks [default: accuracy, r2, map, iou]",
        [
            ("accuracy", ScoreMetric.Accuracy),
            ("balanced", ScoreMetric.Balanced),
            ("f1", ScoreMetric.F1),
            ("r2", ScoreMetric.R2),
            ("map", ScoreMetric.AveragePrecision),
            ("auroc", ScoreMetric.AreaUnderCurve),
            ("iou", ScoreMetric.Overlap),
            ("relative-l2", ScoreMetric.RelativeError),
            ("mse", ScoreMetric.SquaredError),
            ("mae", ScoreMetric.AbsoluteError),
        ]
    );
    private readonly Option<ClassWeights?> _classWeights = Options.Word(
        "--class-weights",
        "Whether all classes count alike in the training, however few images they have (balanced) [default: none]",
        [("none", ClassWeights.None), ("balanced", ClassWeights.Balanced)]
    );

    private enum ClassWeights
    {
        None,
        Balanced,
    }

    /// <summary>In the order of help.</summary>
    public IReadOnlyList<Option> All =>
        [
            _trialEpochs,
            _finalEpochs,
            _threads,
            _patience,
            _batch,
            _optimiser,
            _schedule,
            _rate,
            _momentum,
            _decay,
            _smoothing,
            _clip,
            _averaging,
            _augment,
            _folds,
            _metric,
            _classWeights,
        ];

    /// <summary>All but the epochs of the final training, of which a table knows the result.</summary>
    public IEnumerable<Option> OfTrainings => All.Where(option => option != _finalEpochs);

    /// <summary>Whether the lengths of trainings are given, so that they do not follow from the minutes.</summary>
    public bool SaysHowLong(ParseResult parsed) =>
        parsed.GetValue(_trialEpochs) is not null || parsed.GetValue(_finalEpochs) is > 0 || parsed.GetValue(_folds) is not null;

    /// <summary>Epochs of the final training; 0 for none.</summary>
    public int FinalEpochsOf(ParseResult parsed) => parsed.GetValue(_finalEpochs) ?? FinalEpochs;

    /// <summary>Processors of the final training, where they are given.</summary>
    public LanguageExt.Option<int> ThreadsOf(ParseResult parsed) => Given.Maybe(parsed.GetValue(_threads));

    /// <summary>The changes of images that were asked for; none for what suits the images.</summary>
    public LanguageExt.Option<Augmentation> AugmentationOf(ParseResult parsed) => _augment.Read(parsed);

    /// <summary>What trials are to be ranked by; none for what suits the target.</summary>
    public LanguageExt.Option<ScoreMetric> MetricOf(ParseResult parsed) => Given.Maybe(parsed.GetValue(_metric));

    /// <summary>How much classes are smoothed; none for what suits the target.</summary>
    public LanguageExt.Option<double> SmoothingOf(ParseResult parsed) => Given.Maybe(parsed.GetValue(_smoothing));

    /// <summary>Epochs of a trial.</summary>
    public int TrialEpochsOf(ParseResult parsed) =>
        parsed.GetValue(_trialEpochs) ?? (parsed.GetValue(_folds) is null ? TrialEpochs : FoldEpochs);

    /// <summary>Epochs of the longest trial of a strategy with several lengths.</summary>
    public int LongestEpochsOf(ParseResult parsed) => parsed.GetValue(_trialEpochs) ?? LadderEpochs;

    /// <summary>How a candidate is trained, but for the changes of images.</summary>
    public TrainingRecipe Read(ParseResult parsed)
    {
        var isSgd = parsed.GetRequiredValue(_optimiser) == "sgd";
        return new(
            TrialEpochsOf(parsed),
            parsed.GetValue(_batch),
            parsed.GetValue(_rate) ?? (isSgd ? 0.04 : 0.004),
            parsed.GetValue(_momentum),
            parsed.GetValue(_decay) ?? (isSgd ? 3e-4 : 0.05),
            Given.Maybe(parsed.GetValue(_patience))
        )
        {
            Optimiser = isSgd ? Optimiser.Sgd : Optimiser.AdamW,
            Schedule = parsed.GetRequiredValue(_schedule) == "cosine" ? RateSchedule.Cosine : RateSchedule.Trapezoid,
            ClipNorm = parsed.GetValue(_clip) is var norm and > 0 ? norm : LanguageExt.Option<double>.None,
            Averaging = parsed.GetValue(_averaging),
            BalancesClasses = parsed.GetValue(_classWeights) == ClassWeights.Balanced,
            Folds = Given.Maybe(parsed.GetValue(_folds)),
        };
    }

    /// <summary>The training as it suits the examples and what is told of them: classes alone are smoothed and weighed, and ranked by
    /// shares; what has a single point cannot be moved.</summary>
    public static LanguageExt.Either<Failure, TrainingRecipe> Fit(SearchSettings settings, TensorType input, Target target)
    {
        var isOfClasses = target is Target.Classes;
        var smoothing = settings.LabelSmoothing.IfNone(isOfClasses ? UsualSmoothing : 0);
        var ranked = settings.Training with { Metric = settings.Metric.IfNone(target.UsualMetric), LabelSmoothing = smoothing };
        return !target.Admits(ranked.Metric) ? Unfit($"--metric {NameOf(ranked.Metric)} is not for {target.Text}")
            : !isOfClasses && ranked.BalancesClasses ? Unfit("--class-weights is for classes")
            : !isOfClasses && (smoothing != 0 || settings.Space.Exists(space => space.All.Exists(one => one.Name == SmoothingName)))
                ? Unfit("label smoothing is for classes")
            : input is { Axis2: 1, Axis3: 1 } && settings.Augmentation.Exists(changes => changes.Moves)
                ? Unfit("--augment moves or cuts images, and a row is a single point")
            : ranked;
    }

    private static string NameOf(ScoreMetric metric) => ((Node.Text)ScoreMetrics.Codec.Write(metric)).Value;

    private static Failure Unfit(string what) => new(ExitCode.Usage, what) { Safe = "nothing was done", Next = "leave it out" };

    /// <summary>What stands in the recipe of a search on a table, which trains nothing.</summary>
    public static TrainingRecipe OfTable { get; } = new(TrialEpochs, 64, 0.04, 0.9, 3e-4, default);
}
