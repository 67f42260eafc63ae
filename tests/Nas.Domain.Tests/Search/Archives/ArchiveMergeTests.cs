using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Archives;

public class ArchiveMergeTests
{
    [Fact]
    public void Merge_IsTheSameInAnyOrderAndAnyParts()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var (a, b, c) = (Some(seed, "a"), Some(seed, "b"), Some(seed, "c"));
            var whole = Merge([.. a, .. b, .. c]);
            Assert.Equal(whole, Merge([.. c, .. a, .. b]));
            Assert.Equal(whole, Merge([.. Merge([.. b, .. a]), .. c]));
            Assert.Equal(whole, Merge([.. whole, .. a, .. whole]));
        }
    }

    [Fact]
    public void Merge_OfOneArchitectureTwice_KeepsTheMoreInformativeRow()
    {
        var (early, late) = (MadeArchive.Row("t", 7, seed: 1) with { Score = 0.2 }, MadeArchive.Row("t", 7, seed: 2) with { Score = 0.9 });
        Assert.Equal([early], Merge([late, early]));
        Assert.Equal([late], Merge([early with { Verdict = "diverged", Score = None }, late]));
        var read = late with { Proxies = Seq1(new Metric("nwot", 3)) };
        Assert.Equal([read], Merge([early, read]));
    }

    [Fact]
    public void Merge_OfOtherTasksAndOtherTrainings_KeepsAll()
    {
        var row = MadeArchive.Row("t", 7);
        var longer = row with { Training = TrainingRecipe.Default(3) };
        var other = MadeArchive.Row("u", 7);
        Assert.Equal([row, longer, other], Merge([other, longer, row]));
    }

    [Fact]
    public void Merge_OrdersEachTaskByScoreAndFailuresLast()
    {
        var merged = Merge([
            MadeArchive.Failed("t", 0),
            MadeArchive.Row("t", 0b1010),
            MadeArchive.Row("t", 0b101010),
            MadeArchive.Row("t", 1),
        ]);
        Assert.Equal(merged.OrderByDescending(row => row.Score.IfNone(-1)), merged);
    }

    private static ImmutableArray<ArchivedTrial> Some(int seed, string part)
    {
        var cursor = RandomStream.FromSeed(new(seed)).Child(part).Cursor();
        return
        [
            .. Enumerable
                .Range(0, 12)
                .Select(i =>
                    (
                        task: cursor.NextInt(2) == 0 ? "t" : "u",
                        number: cursor.NextInt(6),
                        seed: cursor.NextInt(3),
                        fails: cursor.NextInt(4) == 0
                    )
                )
                .Select(row =>
                    row.fails ? MadeArchive.Failed(row.task, row.number) : MadeArchive.Row(row.task, row.number, row.seed, noise: 0.5)
                ),
        ];
    }

    private static List<ArchivedTrial> Merge(IEnumerable<ArchivedTrial> rows) => [.. ArchiveMerge.Merge(rows)];
}
