using LanguageExt;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Tensors;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Trials;

/// <summary>What a network tells of an example. Loss, score and reports follow from it.</summary>
public abstract record Target
{
    private Target() { }

    /// <summary>The one class that it belongs to.</summary>
    /// <param name="Count">Number of classes.</param>
    public sealed record Classes(int Count) : Target;

    /// <summary>One number or several.</summary>
    /// <param name="Names">What each is called.</param>
    public sealed record Numbers(ValueArray<string> Names) : Target;

    /// <summary>Any of several labels, or none.</summary>
    /// <param name="Names">What each is called.</param>
    public sealed record Labels(ValueArray<string> Names) : Target;

    /// <summary>A number, or several, at every pixel.</summary>
    /// <param name="Names">What each is called.</param>
    /// <param name="Size">Height and width of a map.</param>
    public sealed record Maps(ValueArray<string> Names, ImageSize Size) : Target;

    /// <summary>At every pixel, whether it belongs to something.</summary>
    /// <param name="Names">What each thing is called.</param>
    /// <param name="Size">Height and width of a mask.</param>
    public sealed record Masks(ValueArray<string> Names, ImageSize Size) : Target;

    /// <summary>How many numbers a network gives for an example, or for every pixel of it.</summary>
    public int Outputs =>
        this switch
        {
            Classes classes => classes.Count,
            Numbers numbers => numbers.Names.Length,
            Labels labels => labels.Names.Length,
            Maps maps => maps.Names.Length,
            Masks masks => masks.Names.Length,
            _ => throw Closed.Unknown(this),
        };

    /// <summary>Which kind it is.</summary>
    public TargetKind Kind =>
        this switch
        {
            Classes => TargetKind.Classes,
            Numbers => TargetKind.Numbers,
            Labels => TargetKind.Labels,
            Maps => TargetKind.Maps,
            Masks => TargetKind.Masks,
            _ => throw Closed.Unknown(this),
        };

    /// <summary>Height and width of maps and masks; none where an example has one answer.</summary>
    public Option<ImageSize> MapSize =>
        this switch
        {
            Classes or Numbers or Labels => None,
            Maps maps => maps.Size,
            Masks masks => masks.Size,
            _ => throw Closed.Unknown(this),
        };

    /// <summary>What a network ends in to tell it.</summary>
    public Head Head => new(Outputs, MapSize);

    /// <summary>The names of numbers, labels, maps or masks; empty for classes, which have names elsewhere.</summary>
    public ValueArray<string> OutputNames =>
        this switch
        {
            Classes => [],
            Numbers numbers => numbers.Names,
            Labels labels => labels.Names,
            Maps maps => maps.Names,
            Masks masks => masks.Names,
            _ => throw Closed.Unknown(this),
        };

    /// <summary>What has names; maps and masks have a size, too.</summary>
    public static Target Named(TargetKind kind, ValueArray<string> names, Option<ImageSize> size) =>
        size.Case is ImageSize known ? (kind == TargetKind.Masks ? new Masks(names, known) : new Maps(names, known))
        : kind == TargetKind.Labels ? new Labels(names)
        : new Numbers(names);

    /// <summary>What networks are ranked by where nobody says.</summary>
    public ScoreMetric UsualMetric =>
        this switch
        {
            Classes => ScoreMetric.Accuracy,
            Numbers => ScoreMetric.R2,
            Labels => ScoreMetric.AveragePrecision,
            Maps => ScoreMetric.R2,
            Masks => ScoreMetric.Overlap,
            _ => throw Closed.Unknown(this),
        };

    /// <summary>Whether a metric says anything about it.</summary>
    public bool Admits(ScoreMetric metric) =>
        this switch
        {
            Classes => metric is ScoreMetric.Accuracy or ScoreMetric.Balanced or ScoreMetric.F1,
            Numbers => metric is ScoreMetric.R2 or ScoreMetric.SquaredError or ScoreMetric.AbsoluteError,
            Labels => metric is ScoreMetric.AveragePrecision or ScoreMetric.AreaUnderCurve or ScoreMetric.F1,
            Maps => metric is ScoreMetric.R2 or ScoreMetric.RelativeError or ScoreMetric.SquaredError or ScoreMetric.AbsoluteError,
            Masks => metric is ScoreMetric.Overlap or ScoreMetric.F1 or ScoreMetric.AreaUnderCurve,
            _ => throw Closed.Unknown(this),
        };

    /// <summary>In words: <c>10 classes</c>, <c>the number price</c>, <c>2 numbers</c>.</summary>
    public string Text =>
        this switch
        {
            Classes classes => FormattableString.Invariant($"{classes.Count} classes"),
            Numbers { Names: [var only] } => $"the number {only}",
            Numbers numbers => FormattableString.Invariant($"{numbers.Names.Length} numbers"),
            Labels labels => FormattableString.Invariant($"{labels.Names.Length} labels"),
            Maps maps => Sized("map", maps.Names, maps.Size),
            Masks masks => Sized("mask", masks.Names, masks.Size),
            _ => throw Closed.Unknown(this),
        };

    private static string Sized(string what, ValueArray<string> names, ImageSize size) =>
        FormattableString.Invariant($"{(names.Length == 1 ? $"a {what}" : $"{names.Length} {what}s")} of {size}");
}
