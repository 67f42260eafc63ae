using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>How a network does on a set of examples.</summary>
public abstract record Evaluation
{
    private Evaluation() { }

    /// <summary>Where an example has a class.</summary>
    /// <param name="Accuracy">Share of examples whose largest logit is their class's, 0 … 1.</param>
    /// <param name="Loss">Mean cross-entropy in nats; none where it was not measured.</param>
    public sealed record OfClasses(double Accuracy, Option<double> Loss) : Evaluation;

    /// <summary>Where an example has numbers. All three are means over the numbers, errors in the units of the data.</summary>
    /// <param name="R2">The share of the variance that is told: 1 is best, 0 what the mean alone gives, and there is no worst.</param>
    /// <param name="MeanSquaredError">Mean of the squared errors.</param>
    /// <param name="MeanAbsoluteError">Mean of the absolute errors.</param>
    public sealed record OfNumbers(double R2, double MeanSquaredError, double MeanAbsoluteError) : Evaluation
    {
        /// <summary>For maps, the mean over the examples of ‖told − known‖₂ / ‖known‖₂.</summary>
        public Option<double> RelativeError { get; init; }
    }

    /// <summary>Where an example has labels. All but the loss are means over the labels that some examples have and others do not.</summary>
    /// <param name="AveragePrecision">Mean average precision (mAP).</param>
    /// <param name="F1">Mean F1.</param>
    /// <param name="AreaUnderCurve">Mean area under the ROC curve.</param>
    /// <param name="Loss">Mean binary cross-entropy in nats.</param>
    public sealed record OfLabels(double AveragePrecision, double F1, double AreaUnderCurve, double Loss) : Evaluation;

    /// <summary>Where an example has masks. All but the loss are means over the masks that some pixels are in and others not.</summary>
    /// <param name="Overlap">Intersection over union (IoU) of the pixels of all examples.</param>
    /// <param name="F1">F1 of the pixels of all examples.</param>
    /// <param name="AreaUnderCurve">Area under the ROC curve of the pixels of all examples.</param>
    /// <param name="Loss">Mean binary cross-entropy in nats.</param>
    public sealed record OfMasks(double Overlap, double F1, double AreaUnderCurve, double Loss) : Evaluation;

    /// <summary>The measure that is named first; larger is better.</summary>
    public double First =>
        this switch
        {
            OfClasses classes => classes.Accuracy,
            OfNumbers numbers => numbers.R2,
            OfLabels labels => labels.AveragePrecision,
            OfMasks masks => masks.Overlap,
            _ => throw Closed.Unknown(this),
        };

    /// <summary>What the training makes small; none where it was not measured.</summary>
    public Option<double> Error =>
        this switch
        {
            OfClasses classes => classes.Loss,
            OfNumbers numbers => numbers.MeanSquaredError,
            OfLabels labels => labels.Loss,
            OfMasks masks => masks.Loss,
            _ => throw Closed.Unknown(this),
        };

    /// <summary>The mean of evaluations of one kind; none of none.</summary>
    public static Option<Evaluation> Mean(Seq<Evaluation> all)
    {
        var (classes, numbers) = (all.OfType<OfClasses>().ToArray(), all.OfType<OfNumbers>().ToArray());
        var (labels, masks) = (all.OfType<OfLabels>().ToArray(), all.OfType<OfMasks>().ToArray());
        return masks.Length > 0
                ? new OfMasks(
                    masks.Average(one => one.Overlap),
                    masks.Average(one => one.F1),
                    masks.Average(one => one.AreaUnderCurve),
                    masks.Average(one => one.Loss)
                )
            : labels.Length > 0
                ? new OfLabels(
                    labels.Average(one => one.AveragePrecision),
                    labels.Average(one => one.F1),
                    labels.Average(one => one.AreaUnderCurve),
                    labels.Average(one => one.Loss)
                )
            : numbers.Length > 0
                ? new OfNumbers(
                    numbers.Average(one => one.R2),
                    numbers.Average(one => one.MeanSquaredError),
                    numbers.Average(one => one.MeanAbsoluteError)
                )
                {
                    RelativeError = numbers.Map(one => one.RelativeError).Sequence().Map(errors => errors.Average()),
                }
            : classes.Length > 0 ? new OfClasses(classes.Average(one => one.Accuracy), classes.Average(one => one.Loss.IfNone(0)))
            : Option<Evaluation>.None;
    }
}
