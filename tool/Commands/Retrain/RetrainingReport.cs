using System.Text.Json.Serialization;
using Nas.Domain.Search.Trials;
using Nas.Effects.Publishing.Reports;
using Nas.Tool.Rendering;

namespace Nas.Tool.Commands.Retrain;

/// <summary>The result of training a trial again: the object of <c>retrain --json</c>.</summary>
/// <param name="Run">The run folder.</param>
/// <param name="Trial">The trial.</param>
/// <param name="Id">Id of its architecture.</param>
/// <param name="Model">The folder with the model.</param>
/// <param name="Task">The task.</param>
/// <param name="TrainedOn">Images it was trained on: training and validation images.</param>
/// <param name="Epochs">Passes over the images.</param>
/// <param name="ValidationAccuracy">Its score in the search: 0 … 1, or R² of numbers.</param>
/// <param name="TestAccuracy">Score on the test images.</param>
/// <param name="TestImages">Number of test images.</param>
/// <param name="TestLooks">Number of evaluations on them in this run, including this one.</param>
/// <param name="Seconds">Wall-clock seconds of the training.</param>
internal sealed record RetrainingReport(
    string Run,
    int Trial,
    string Id,
    string Model,
    string Task,
    int TrainedOn,
    int Epochs,
    double? ValidationAccuracy,
    double TestAccuracy,
    int TestImages,
    int TestLooks,
    double Seconds
)
{
    /// <summary>What the score is, where it is no accuracy.</summary>
    [JsonIgnore]
    public string Measure { get; init; } = "";

    /// <summary>What is told of an image.</summary>
    [JsonIgnore]
    public Target Target { get; init; } = new Target.Classes(1);

    /// <summary>What else was measured on the test images, where numbers or labels are told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? TestMeasures { get; init; }

    /// <summary>The report as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        [
            FormattableString.Invariant($"model       {Model}"),
            FormattableString.Invariant($"trial       {Trial} of {Run}, {Id[..12]}"),
            FormattableString.Invariant(
                $"trained     {TrialText.Epochs(Epochs)} on {TrainedOn} images of {Task}: training and validation images together, in {Quantity.Duration(Seconds)}"
            ),
            FormattableString.Invariant(
                $"validation  {(ValidationAccuracy is { } score ? ScoreText.Of(score, Target) : "not scored")} in the search, trained without the validation images"
            ),
            $"test        {Measures.After($"{Measure}{ScoreText.Of(TestAccuracy, Target, TestImages)}", TestMeasures)} that no training saw",
            FormattableString.Invariant($"looks       {Looks}"),
        ];

    private string Looks =>
        TestLooks == 1
            ? "the test images were used once, for this number"
            : FormattableString.Invariant(
                $"the test images were used {TestLooks} times in this run; selecting among these results biases the best one upwards"
            );
}
