using LanguageExt;
using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The codec of <see cref="TrainingRecipe"/>.</summary>
public static class TrainingCodec
{
    /// <summary>A training as a record. Threads are written where they are not one, as in the trainings of a search.</summary>
    public static Codec<TrainingRecipe> Record { get; } =
        Group(
                Inline(FieldsWith("batch_size"), (TrainingRecipe training) => training),
                Optional(
                    "threads",
                    Scalar.Int.AtLeast(1),
                    (TrainingRecipe training) => training.Threads == 1 ? Option<int>.None : training.Threads
                ),
                (training, threads) => training with { Threads = threads.IfNone(1) }
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
}
