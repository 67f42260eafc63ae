using Nas.Domain.Learning;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Surrogates;
using Nas.Effects.Models.Language;
using Nas.Effects.Tests.Engine;
using Xunit;

namespace Nas.Effects.Tests.Models.Language;

/// <summary>Lessons of the language model that comes with the product.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class TextFitterTests
{
    private static readonly string[] Widths = ["16", "32", "64", "128", "256", "512"];
    private static readonly RandomStream Stream = RandomStream.FromSeed(new(1));

    [Fact]
    public void Fit_OfAnEasyOrder_TellsTheOrder()
    {
        using var fitter = new TextFitter();
        var scores = fitter.Fit(Request(Lesson(0, 6))).Scores;
        Assert.True(scores[5] > scores[0]);
    }

    [Fact]
    public void Fit_ThatGoesOn_EqualsTheWholeAgain()
    {
        using var one = new TextFitter();
        one.Fit(Request(Lesson(0, 4)));
        using var other = new TextFitter();
        Assert.Equal(other.Fit(Request(Lesson(0, 4), Lesson(1, 6))).Scores, one.Fit(Request(Lesson(0, 4), Lesson(1, 6))).Scores);
    }

    [Fact]
    public void Fit_AskedForOptimism_AddsDoubt()
    {
        using var fitter = new TextFitter();
        var plain = fitter.Fit(Request(Lesson(0, 6))).Scores;
        var hopeful = fitter.Fit(Request(Lesson(0, 6)) with { Optimism = 1 }).Scores;
        Assert.All(plain.Zip(hopeful), pair => Assert.True(pair.Item1 < pair.Item2));
    }

    [Fact]
    public void Fit_OfChangedWeights_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using var model = LanguageModel.BuiltIn();
        model.Write(folder.Root);
        using var fitter = new TextFitter();
        var request = Request(Lesson(0, 4)) with { Checkpoint = new TextCheckpoint(folder.Root, "another hash") };
        Assert.Throws<InvalidDataException>(() => fitter.Fit(request));
    }

    private static TextFit Request(params TextLesson[] lessons) =>
        new(9)
        {
            Lessons = [.. lessons],
            Candidates = [.. Widths.Select(Text)],
            Input = "3x8x8",
            Optimism = 0,
        };

    private static TextLesson Lesson(int number, int count) =>
        new(
            [.. Widths.Take(count).Select((width, i) => new TextExample(Text(width), "3x8x8", i / 5.0))],
            IsShort: number > 0,
            Stream.Child(number)
        );

    private static string Text(string width) => $"compute(linear({width}))";
}
