using System.Text.Json.Serialization;
using Nas.Tool.Rendering;

namespace Nas.Tool.Commands.Retrain;

/// <summary>What came of training a trial again: the object of <c>retrain --json</c>.</summary>
/// <param name="Run">The run folder.</param>
/// <param name="Trial">The trial.</param>
/// <param name="Id">Id of its architecture.</param>
/// <param name="Model">The folder with the model.</param>
/// <param name="Task">The task.</param>
/// <param name="TrainedOn">Images it was trained on: training and validation images.</param>
/// <param name="Epochs">Passes over them.</param>
/// <param name="ValidationAccuracy">What the search had scored it with, 0 … 1.</param>
/// <param name="TestAccuracy">Accuracy on the test images, 0 … 1.</param>
/// <param name="TestImages">How many they are.</param>
/// <param name="TestLooks">How often they were looked at in this run, this time included.</param>
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
    double Seconds)
{
    /// <summary>The report for a person.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
    [
        FormattableString.Invariant($"model       {Model}"),
        FormattableString.Invariant($"trial       {Trial} of {Run}, {Id[..12]}"),
        FormattableString.Invariant($"trained     {TrialText.Epochs(Epochs)} on {TrainedOn} images of {Task}: training and validation images together, in {Quantity.Duration(Seconds)}"),
        FormattableString.Invariant($"validation  {(ValidationAccuracy is { } score ? Quantity.Percent(score) : "not scored")} in the search, trained without the validation images"),
        FormattableString.Invariant($"test        {Quantity.Percent(TestAccuracy)} of {TestImages} images that no training saw"),
        FormattableString.Invariant($"looks       {Looks}"),
    ];

    private string Looks => TestLooks == 1
        ? "the test images were looked at once, for this number"
        : FormattableString.Invariant($"the test images were looked at {TestLooks} times in this run; a choice among those results makes the best of them too high");
}
