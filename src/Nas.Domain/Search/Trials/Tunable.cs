using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Trials;

/// <summary>A setting of a training that a search may choose anew for every trial.</summary>
/// <param name="Name">Its name, as recipes write it.</param>
/// <param name="Get">Its value in a training, as text.</param>
/// <param name="Set">A training with another value; none where the value cannot be that of this setting.</param>
public sealed record Tunable(string Name, Func<TrainingRecipe, string> Get, Func<TrainingRecipe, string, Option<TrainingRecipe>> Set)
{
    private const double Large = 1e6;

    /// <summary>All of them.</summary>
    public static ImmutableArray<Tunable> All { get; } =
    [
        Number(
            "learning_rate",
            1e-12,
            Large,
            training => training.LearningRate,
            (training, value) => training with { LearningRate = value }
        ),
        Number("weight_decay", 0, Large, training => training.WeightDecay, (training, value) => training with { WeightDecay = value }),
        Number("momentum", 0, 0.99999, training => training.Momentum, (training, value) => training with { Momentum = value }),
        Integer("batch_size", 1, 1 << 20, training => training.BatchSize, (training, value) => training with { BatchSize = value }),
        Word(
            "optimiser",
            [("sgd", Optimiser.Sgd), ("adamw", Optimiser.AdamW)],
            training => training.Optimiser,
            (training, value) => training with { Optimiser = value }
        ),
        Number(
            "label_smoothing",
            0,
            0.99,
            training => training.LabelSmoothing,
            (training, value) => training with { LabelSmoothing = value }
        ),
        Number("averaging", 0, 0.99999, training => training.Averaging, (training, value) => training with { Averaging = value }),
        Number(
            "clip_norm",
            1e-12,
            Large,
            training => training.ClipNorm.IfNone(Large),
            (training, value) => training with { ClipNorm = value < Large ? value : None }
        ),
        Integer(
            "shift",
            0,
            1024,
            training => training.Augmentation.Shift,
            (training, value) => Changed(training, with => with with { Shift = value })
        ),
        Word(
            "mirror",
            [("false", false), ("true", true)],
            training => training.Augmentation.Mirror,
            (training, value) => Changed(training, with => with with { Mirror = value })
        ),
        Integer(
            "cut_out",
            0,
            4096,
            training => training.Augmentation.CutOut,
            (training, value) => Changed(training, with => with with { CutOut = value })
        ),
        Number(
            "mix_up",
            0,
            100,
            training => training.Augmentation.MixUp,
            (training, value) => Changed(training, with => with with { MixUp = value, MixUpFrom = 0 })
        ),
        Number(
            "cut_mix",
            0,
            100,
            training => training.Augmentation.CutMix,
            (training, value) => Changed(training, with => with with { CutMix = value, MixUpFrom = 0 })
        ),
        Number(
            "brightness",
            0,
            10,
            training => training.Augmentation.Brightness,
            (training, value) => Changed(training, with => with with { Brightness = value })
        ),
    ];

    /// <summary>The names of all.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(one => one.Name)];

    /// <summary>The setting of a name.</summary>
    public static Option<Tunable> Find(string name) => All.Find(one => one.Name == name);

    /// <summary>A training with the values of a trial; the left side names the first that cannot be.</summary>
    public static Either<string, TrainingRecipe> Apply(TrainingRecipe training, ValueArray<ChosenValue> values) =>
        values.Aggregate(
            Right<string, TrainingRecipe>(training),
            (tuned, value) =>
                tuned.Bind(one =>
                    Find(value.Name)
                        .Bind(setting => setting.Set(one, value.Text))
                        .ToEither($"{value.Text} is no {value.Name} of a training")
                )
        );

    private static TrainingRecipe Changed(TrainingRecipe training, Func<Augmentation, Augmentation> change) =>
        training with
        {
            Augmentation = change(training.Augmentation),
        };

    private static Tunable Number(
        string name,
        double min,
        double max,
        Func<TrainingRecipe, double> get,
        Func<TrainingRecipe, double, TrainingRecipe> set
    ) =>
        new(
            name,
            training => get(training).ToString("R", CultureInfo.InvariantCulture),
            (training, text) =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
                    ? set(training, value)
                    : Option<TrainingRecipe>.None
        );

    private static Tunable Integer(
        string name,
        int min,
        int max,
        Func<TrainingRecipe, int> get,
        Func<TrainingRecipe, int, TrainingRecipe> set
    ) =>
        new(
            name,
            training => get(training).ToString(CultureInfo.InvariantCulture),
            (training, text) =>
                int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= min
                && value <= max
                    ? set(training, value)
                    : Option<TrainingRecipe>.None
        );

    private static Tunable Word<T>(
        string name,
        (string Word, T Value)[] words,
        Func<TrainingRecipe, T> get,
        Func<TrainingRecipe, T, TrainingRecipe> set
    ) =>
        new(
            name,
            training => words.First(pair => pair.Value!.Equals(get(training))).Word,
            (training, text) => words.Find(pair => pair.Word == text).Map(pair => set(training, pair.Value))
        );
}
