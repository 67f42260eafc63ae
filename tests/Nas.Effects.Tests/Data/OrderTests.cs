using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Tests.Data;

public sealed class OrderTests
{
    private static readonly RandomStream Stream = RandomStream.FromSeed(new Seed(3));

    [Fact]
    public void Stratified_OfAnyLabels_IsAPermutation() =>
        Prop.ForAll(
                Gen.Choose(0, 4).NonEmptyListOf().ToArbitrary(),
                labels => Stratified.Order([.. labels], Stream).Order().SequenceEqual(Enumerable.Range(0, labels.Count))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Stratified_EveryPrefix_HasEachClassInItsShare()
    {
        int[] labels =
        [
            .. Enumerable
                .Range(0, 700)
                .Select(i =>
                    i % 7 == 0 ? 2
                    : i % 7 < 3 ? 0
                    : 9
                ),
        ];
        var order = Stratified.Order(labels, Stream).Select(i => labels[i]).ToArray();
        for (var length = 1; length <= order.Length; length++)
        {
            foreach (var (label, share) in new[] { (2, 1 / 7.0), (0, 2 / 7.0), (9, 4 / 7.0) })
            {
                Assert.InRange(order.Take(length).Count(x => x == label), share * length - 1, share * length + 1);
            }
        }
    }

    [Fact]
    public void TrainingBatches_OfAnySize_AreFullAndDisjoint() =>
        Prop.ForAll(
                Gen.Choose(1, 300).Two().ToArbitrary(),
                x =>
                {
                    var (count, size) = x;
                    var batches = Batches.ForTraining(count, size, epoch: 2, Stream);
                    return batches.Count == Math.Max(1, count / size)
                        && batches.All(batch => batch.Length == Math.Min(size, count))
                        && batches.SelectMany(batch => batch).Distinct().Count() == batches.Sum(batch => batch.Length)
                        && batches.All(batch => batch.All(i => i >= 0 && i < count));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void TrainingBatches_OfOneEpoch_RepeatAndOfTwo_Differ()
    {
        int[] Order(long epoch) => [.. Batches.ForTraining(100, 10, epoch, Stream).SelectMany(batch => batch)];
        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual(Order(1), Order(2));
    }

    [Fact]
    public void EvaluationBatches_KeepOrderAndTheLastIncomplete()
    {
        var batches = Batches.ForEvaluation(5, 2);
        Assert.Equal([2, 2, 1], batches.Select(batch => batch.Length));
        Assert.Equal([0, 1, 2, 3, 4], batches.SelectMany(batch => batch));
    }
}
