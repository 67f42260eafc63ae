using System.Text.Json.Serialization;
using Nas.Effects.Publishing.Reports;

namespace Nas.Tool.Commands.Evaluate;

/// <summary>How good a model is on labelled images: the object of <c>evaluate --json</c>.</summary>
/// <param name="Model">The folder of the model.</param>
/// <param name="Data">The data.</param>
/// <param name="Part">The part of the data: test, validation, or all.</param>
/// <param name="Images">Number of images.</param>
/// <param name="Accuracy">Share of right predictions, 0 … 1.</param>
/// <param name="AccuracyInterval">Its 95 % interval.</param>
/// <param name="TopFive">Share of images whose class is among the five most probable.</param>
/// <param name="BalancedAccuracy">Mean recall of the classes.</param>
/// <param name="MacroF1">Mean F1 of the classes.</param>
/// <param name="Nll">Negative log-likelihood in nats.</param>
/// <param name="Ece">Expected calibration error.</param>
/// <param name="PerClass">Each class.</param>
/// <param name="Confusion">Images by class (row) and prediction (column), in the order of the classes.</param>
/// <param name="WorstMistakes">The most confident mistakes.</param>
internal sealed record EvaluationReport(
    string Model,
    string Data,
    string Part,
    int Images,
    double Accuracy,
    IReadOnlyList<double> AccuracyInterval,
    double TopFive,
    double BalancedAccuracy,
    double MacroF1,
    double Nll,
    double Ece,
    IReadOnlyList<ClassReport> PerClass,
    IReadOnlyList<IReadOnlyList<int>> Confusion,
    IReadOnlyList<MistakeReport> WorstMistakes
)
{
    private const int WidestMatrix = 12;
    private const int MaxClasses = 30;

    public static EvaluationReport Describe(string model, string data, Judgement judged, int worst)
    {
        var (quality, classes) = (judged.Quality, judged.Classes);
        return new(
            model,
            data,
            judged.Part,
            quality.Images,
            quality.Accuracy,
            [Rounded(quality.Interval.Lower), Rounded(quality.Interval.Upper)],
            quality.TopFive,
            Rounded(quality.Balanced),
            Rounded(quality.F1),
            Rounded(quality.NegativeLogLikelihood),
            Rounded(quality.CalibrationError),
            [
                .. quality.Classes.Select(one => new ClassReport(
                    classes[one.Class],
                    one.Images,
                    Rounded(one.Precision),
                    Rounded(one.Recall),
                    Rounded(one.F1)
                )),
            ],
            [.. quality.Confusion.Select(row => row.Items)],
            [
                .. quality
                    .Mistakes.Take(worst)
                    .Select(
                        (mistake, i) =>
                            new MistakeReport(
                                judged.Mistaken[i],
                                classes[mistake.Class],
                                classes[mistake.Taken],
                                Rounded(mistake.Probability)
                            )
                    ),
            ]
        );
    }

    /// <summary>The report as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        [
            $"model       {Model}",
            $"data        {Data}, {(Part == "all" ? "all images" : $"its {Part} part")}",
            $"accuracy    {Quantity.Accuracy(Accuracy, Images)}",
            $"balanced    {Quantity.Percent(BalancedAccuracy)} mean recall of the classes, F1 {Quantity.Percent(MacroF1)}",
            .. PerClass.Count > 5 ? [$"top 5       {Quantity.Percent(TopFive)}"] : Array.Empty<string>(),
            FormattableString.Invariant($"calibration error {Quantity.Percent(Ece)} (0 is best), negative log-likelihood {Nll:0.0000}"),
            "",
            FormattableString.Invariant($"{"class", -24} {"images", 7} {"precision", 10} {"recall", 10} {"F1", 10}"),
            .. PerClass.Take(MaxClasses).Select(one => one.Line),
            .. PerClass.Count > MaxClasses
                ? [FormattableString.Invariant($"and {PerClass.Count - MaxClasses} more; --json has all")]
                : Array.Empty<string>(),
            "",
            .. PerClass.Count <= WidestMatrix ? Matrix : Confused,
            .. WorstMistakes.Count > 0
                ? WorstMistakes.Select(one => one.Line).Prepend("the most confident mistakes:").Prepend("")
                : Array.Empty<string>(),
        ];

    private IEnumerable<string> Matrix =>
        Confusion
            .Select((row, i) => Cut(PerClass[i].Class) + string.Concat(row.Select(count => FormattableString.Invariant($" {count, 8}"))))
            .Prepend(new string(' ', 16) + string.Concat(PerClass.Select(one => FormattableString.Invariant($" {Cut(one.Class)[..8], 8}"))))
            .Prepend("images of a class (rows) by prediction (columns):");

    /// <summary>The pairs of classes that are confused most often, where a matrix is too wide.</summary>
    private IEnumerable<string> Confused =>
        Confusion
            .SelectMany((row, i) => row.Select((count, j) => (count, i, j)))
            .Where(cell => cell.i != cell.j && cell.count > 0)
            .OrderByDescending(cell => cell.count)
            .Take(20)
            .Select(cell => FormattableString.Invariant($"{cell.count, 7}  {PerClass[cell.i].Class} taken for {PerClass[cell.j].Class}"))
            .Prepend("the classes confused most often (--json has the whole matrix):");

    private static string Cut(string name) => name.Length > 16 ? name[..15] + "…" : name.PadRight(16);

    private static double Rounded(double number) => Math.Round(number, 6);
}

/// <summary>How well one class is recognised.</summary>
internal sealed record ClassReport(string Class, int Images, double Precision, double Recall, double F1)
{
    /// <summary>As a row of text.</summary>
    [JsonIgnore]
    public string Line =>
        FormattableString.Invariant(
            $"{Class, -24} {Images, 7} {Quantity.Percent(Precision), 10} {Quantity.Percent(Recall), 10} {Quantity.Percent(F1), 10}"
        );
}

/// <summary>An image taken for another class.</summary>
internal sealed record MistakeReport(string Image, string Class, string Predicted, double Probability)
{
    /// <summary>As a line of text.</summary>
    [JsonIgnore]
    public string Line => $"  {Image}  {Class} taken for {Predicted}, {Quantity.Percent(Probability)}";
}
