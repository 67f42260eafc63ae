using System.Globalization;
using System.Text.Json.Serialization;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Runs.Ensembles;
using Nas.Effects.Runs.Folders;

namespace Nas.Tool.Commands.Ensembles;

/// <summary>An ensemble of a run: the object of <c>ensemble --json</c>.</summary>
/// <param name="Run">The run folder.</param>
/// <param name="Model">The folder with the ensemble.</param>
/// <param name="Select">How its networks were chosen.</param>
/// <param name="Pool">The number of networks that they were chosen among.</param>
/// <param name="Members">Its networks.</param>
/// <param name="BestAlone">The network of the pool with the least loss on the validation images.</param>
/// <param name="ValidationImages">Number of images that it was chosen by.</param>
/// <param name="Validation">How each way of choosing does on them.</param>
/// <param name="TestImages">Number of test images.</param>
/// <param name="Test">How the ensemble does on the test images.</param>
/// <param name="TestBestAlone">How the best network does.</param>
/// <param name="Noise">Deviation of the noise, in standard deviations of the pixels.</param>
/// <param name="NoisyTest">How the ensemble does on the test images with noise.</param>
/// <param name="NoisyTestBestAlone">How the best network does.</param>
/// <param name="TestLooks">Number of evaluations on the test images in this run, including these.</param>
internal sealed record EnsembleReport(
    string Run,
    string Model,
    string Select,
    int Pool,
    MemberFacts[] Members,
    MemberFacts BestAlone,
    int ValidationImages,
    SelectedFacts[] Validation,
    int TestImages,
    QualityFacts Test,
    QualityFacts TestBestAlone,
    double Noise,
    QualityFacts NoisyTest,
    QualityFacts NoisyTestBestAlone,
    int TestLooks
)
{
    /// <summary>Describes an ensemble that its run has recorded.</summary>
    public static EnsembleReport Describe(RunSession session, TaskData data, EnsembleRequest request, BuiltEnsemble built) =>
        new(
            session.Folder.Root,
            session.Folder.Ensemble.Root,
            Word(request.Method),
            built.Pool,
            [.. built.Members.Map(MemberFacts.Of)],
            MemberFacts.Of(built.Single),
            data.Validation.Count,
            [.. built.Validation.Select(one => new SelectedFacts(Word(one.Method), QualityFacts.Of(one.Quality)))],
            data.Test.Count,
            QualityFacts.Of(built.Ensemble.Test),
            QualityFacts.Of(built.Best.Test),
            BuiltEnsemble.Noise,
            QualityFacts.Of(built.Ensemble.Noisy),
            QualityFacts.Of(built.Best.Noisy),
            session.State.TestLooks
        );

    /// <summary>The report as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        [
            FormattableString.Invariant(
                $"ensemble    {Model}: {Members.Length} of {Pool} networks, chosen by {ValidationImages} validation images"
            ),
            $"networks    {string.Join(", ", Members.Select(member => member.Text))}",
            "",
            $"{"", -24}{"accuracy", 9}{"loss", 10}{"calibration", 13}{"oracle", 10}{"disagreement", 14}",
            .. Validation.Select(one => one.Quality.Row($"validation, {one.Select}")),
            Test.Row($"test, {Select}"),
            TestBestAlone.Row("test, best alone"),
            NoisyTest.Row($"noisy test, {Select}"),
            NoisyTestBestAlone.Row("noisy test, best alone"),
            "",
            FormattableString.Invariant(
                $"The best alone is {BestAlone.Name}. The test images, {TestImages} that no training saw, were used {TestLooks} times in this run."
            ),
        ];

    private static string Word(Nas.Domain.Learning.NetworkEnsembles.EnsembleMethod method) =>
        method.ToString().ToLower(CultureInfo.InvariantCulture);
}

/// <summary>A way of choosing an ensemble, and what comes of it.</summary>
/// <param name="Select">Its name.</param>
/// <param name="Quality">How good that ensemble is.</param>
internal sealed record SelectedFacts(string Select, QualityFacts Quality);

/// <summary>A network of an ensemble.</summary>
/// <param name="Trial">The trial whose architecture it has.</param>
/// <param name="Copy">0 for the trial's own network, else the number of another training.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record MemberFacts(int Trial, int Copy, double Weight)
{
    [JsonIgnore]
    public string Name =>
        FormattableString.Invariant($"trial {Trial}") + (Copy > 0 ? FormattableString.Invariant($" with seed {Copy}") : "");

    [JsonIgnore]
    public string Text => FormattableString.Invariant($"{Name} ({Weight:0.##})");

    public static MemberFacts Of(EnsembleMember member) => new(member.Trial, member.Copy, Math.Round(member.Weight, 5));
}
