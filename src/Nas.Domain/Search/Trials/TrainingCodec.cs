using LanguageExt;
using Nas.Domain.Codecs;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The codec of <see cref="TrainingRecipe"/>. What plain stochastic gradient descent does not have is written where it is
/// there.</summary>
public static class TrainingCodec
{
    private static readonly Part<Augmentation, Augmentation> AugmentationFields = Group(
        Field("shift", Scalar.Int.AtLeast(0), 0, (Augmentation augmentation) => augmentation.Shift),
        Field("mirror", Scalar.Bool, false, (Augmentation augmentation) => augmentation.Mirror),
        Field("cut_out", Scalar.Int.AtLeast(0), 0, (Augmentation augmentation) => augmentation.CutOut),
        Field("mix_up", Scalar.Finite.AtLeast(0), 0, (Augmentation augmentation) => augmentation.MixUp),
        Field("brightness", Scalar.Finite.AtLeast(0), 0, (Augmentation augmentation) => augmentation.Brightness),
        Optional(
            "cut_mix",
            Scalar.Finite.AtLeast(0),
            (Augmentation augmentation) => augmentation.CutMix > 0 ? Some(augmentation.CutMix) : None
        ),
        Optional(
            "mix_up_from",
            Scalar.Int.AtLeast(1),
            (Augmentation augmentation) => augmentation.MixUpFrom > 0 ? Some(augmentation.MixUpFrom) : None
        ),
        (shift, mirror, cutOut, mixUp, brightness, cutMix, from) =>
            new Augmentation(shift, mirror, cutOut, mixUp, brightness) { CutMix = cutMix.IfNone(0), MixUpFrom = from.IfNone(0) }
    );

    private static readonly Part<TrainingRecipe, TrainingRecipe> Plain = Group(
        Inline(FieldsWith("batch_size"), (TrainingRecipe training) => training),
        Unless("threads", Scalar.Int.AtLeast(1), 1, (TrainingRecipe training) => training.Threads),
        Unless("metric", ScoreMetrics.Codec, ScoreMetric.Accuracy, (TrainingRecipe training) => training.Metric),
        Unless("balances_classes", Scalar.Bool, false, (TrainingRecipe training) => training.BalancesClasses),
        Optional("folds", Scalar.Int.AtLeast(2), (TrainingRecipe training) => training.Folds),
        Unless("device", Scalar.Enumeration<DeviceKind>(), default, (TrainingRecipe training) => training.Device),
        Unless("precision", Scalar.Enumeration<Precision>(), default, (TrainingRecipe training) => training.Precision),
        Optional("stop", CurveStop.Record, (TrainingRecipe training) => training.Stop),
        (training, threads, metric, balances, folds, device, precision, stop) =>
            training with
            {
                Threads = threads.IfNone(1),
                Metric = metric.IfNone(ScoreMetric.Accuracy),
                BalancesClasses = balances.IfNone(false),
                Folds = folds,
                Device = device.IfNone(default(DeviceKind)),
                Precision = precision.IfNone(default(Precision)),
                Stop = stop,
            }
    );

    /// <summary>A training as a record. Threads are written where they are not one, as in the trainings of a search.</summary>
    public static Codec<TrainingRecipe> Record { get; } =
        Group(
                Inline(Plain, (TrainingRecipe training) => training),
                Unless("optimiser", Scalar.Enumeration<Optimiser>(), default, (TrainingRecipe training) => training.Optimiser),
                Unless("schedule", Scalar.Enumeration<RateSchedule>(), default, (TrainingRecipe training) => training.Schedule),
                Optional("steps", StepPlan.Record, (TrainingRecipe training) => training.Steps),
                Unless("label_smoothing", Scalar.Finite.Between(0, 0.99), 0, (TrainingRecipe training) => training.LabelSmoothing),
                Optional("clip_norm", Scalar.Finite.AtLeast(0), (TrainingRecipe training) => training.ClipNorm),
                Unless("averaging", Scalar.Finite.Between(0, 0.99999), 0, (TrainingRecipe training) => training.Averaging),
                Unless("augmentation", AugmentationFields.Record(), Augmentation.None, (TrainingRecipe training) => training.Augmentation),
                (training, optimiser, schedule, steps, smoothing, clip, averaging, augmentation) =>
                    training with
                    {
                        Optimiser = optimiser.IfNone(default(Optimiser)),
                        Schedule = schedule.IfNone(default(RateSchedule)),
                        Steps = steps,
                        LabelSmoothing = smoothing.IfNone(0),
                        ClipNorm = clip,
                        Averaging = averaging.IfNone(0),
                        Augmentation = augmentation.IfNone(Augmentation.None),
                    }
            )
            .Record();

    /// <summary>The fields where the size of a batch has another name.</summary>
    public static Part<TrainingRecipe, TrainingRecipe> FieldsWith(string batchSize) =>
        Group(
            Field("epochs", Scalar.Int.AtLeast(1), (TrainingRecipe training) => training.Epochs),
            Field(batchSize, Scalar.Int.AtLeast(1), (TrainingRecipe training) => training.BatchSize),
            Field("learning_rate", Scalar.Finite.AtLeast(0), (TrainingRecipe training) => training.LearningRate),
            Field("momentum", Scalar.Finite.AtLeast(0), (TrainingRecipe training) => training.Momentum),
            Field("weight_decay", Scalar.Finite.AtLeast(0), (TrainingRecipe training) => training.WeightDecay),
            Optional("patience", Scalar.Int.AtLeast(1), (TrainingRecipe training) => training.Patience),
            (epochs, batch, rate, momentum, decay, patience) => new TrainingRecipe(epochs, batch, rate, momentum, decay, patience)
        );

    /// <summary>A field that is written where its value is not the usual one.</summary>
    private static Part<TrainingRecipe, Option<T>> Unless<T>(string name, Codec<T> codec, T usual, Func<TrainingRecipe, T> get) =>
        Optional(name, codec, (TrainingRecipe training) => get(training) is var value && value!.Equals(usual) ? None : Some(value));
}
