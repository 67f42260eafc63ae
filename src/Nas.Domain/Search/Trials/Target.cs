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

    /// <summary>How many numbers a network gives for an example.</summary>
    public int Outputs =>
        this switch
        {
            Classes classes => classes.Count,
            Numbers numbers => numbers.Names.Length,
            Labels labels => labels.Names.Length,
            _ => throw Closed.Unknown(this),
        };

    /// <summary>Which kind it is.</summary>
    public TargetKind Kind =>
        this switch
        {
            Classes => TargetKind.Classes,
            Numbers => TargetKind.Numbers,
            Labels => TargetKind.Labels,
            _ => throw Closed.Unknown(this),
        };

    /// <summary>The names of numbers or labels; empty for classes, which have names elsewhere.</summary>
    public ValueArray<string> OutputNames =>
        this switch
        {
            Classes => [],
            Numbers numbers => numbers.Names,
            Labels labels => labels.Names,
            _ => throw Closed.Unknown(this),
        };

    /// <summary>Numbers or labels with names.</summary>
    public static Target Named(TargetKind kind, ValueArray<string> names) =>
        kind == TargetKind.Labels ? new Labels(names) : new Numbers(names);

    /// <summary>What networks are ranked by where nobody says.</summary>
    public ScoreMetric UsualMetric =>
        this switch
        {
            Classes => ScoreMetric.Accuracy,
            Numbers => ScoreMetric.R2,
            Labels => ScoreMetric.AveragePrecision,
            _ => throw Closed.Unknown(this),
        };

    /// <summary>Whether a metric says anything about it.</summary>
    public bool Admits(ScoreMetric metric) =>
        this switch
        {
            Classes => metric is ScoreMetric.Accuracy or ScoreMetric.Balanced or ScoreMetric.F1,
            Numbers => metric is ScoreMetric.R2,
            Labels => metric is ScoreMetric.AveragePrecision or ScoreMetric.AreaUnderCurve or ScoreMetric.F1,
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
            _ => throw Closed.Unknown(this),
        };
}
