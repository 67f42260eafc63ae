using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Search.Fronts;

namespace Nas.Domain.Tests.Search.Fronts;

public class FrontVolumeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Gain_OfAnyPoint_IsWhatTheVolumeGrowsBy(int goals)
    {
        ValueArray<double> reference = [.. Enumerable.Repeat(5.0, goals)];
        Prop.ForAll(
                Gen.Choose(0, 6).ArrayOf(goals).NonEmptyListOf().ToArbitrary(),
                all =>
                {
                    var points = all.Select(numbers => (ValueArray<double>)[.. numbers.Select(number => (double)number)]).ToList();
                    var (point, others) = (points[0], points[1..]);
                    var grown = Hypervolume.Of(points, reference) - Hypervolume.Of(others, reference);
                    return new FrontVolume(others, reference).Gain(point) == grown;
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
