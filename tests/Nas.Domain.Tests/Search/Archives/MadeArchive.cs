using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Archives;

/// <summary>Archives of short chains of layers whose score follows from their length and the task.</summary>
internal static class MadeArchive
{
    private static readonly string[] Layers = ["compute(relu)", "compute(norm)", "compute(linear(16))", "compute(softmax)"];

    /// <summary>A row with the text of a number: the more <c>linear(16)</c> in it, the higher the score, up to some noise.</summary>
    public static ArchivedTrial Row(string task, int number, long seed = 1, double noise = 0)
    {
        var text = Text(number);
        var score = text.Split("linear").Length / 10.0 + noise * RandomStream.FromSeed(new(seed)).Child(number).Cursor().NextDouble();
        return new(
            new(task, None, task + "-data", "1x8x8", 10),
            "einspace",
            TrainingRecipe.Default(2),
            new(seed),
            number,
            new(text, new(1, 2, 3, 4)),
            "scored",
            score,
            1.5
        );
    }

    public static ArchivedTrial Failed(string task, int number) => Row(task, number) with { Verdict = "diverged", Score = None };

    private static string Text(int number) =>
        Enumerable
            .Range(0, 4)
            .Select(layer => Layers[(number >> (2 * layer)) % 4])
            .Aggregate((chain, layer) => $"sequence({chain}, {layer})");
}
