using FsCheck;
using FsCheck.Fluent;

namespace Nas.Domain.Tests.Learning.Quality;

/// <summary>Two scores of the same architectures, few values and therefore many ties.</summary>
internal static class ScorePairs
{
    public static Arbitrary<(double[] X, double[] Y)> WithTies =>
        (
            from length in Gen.Choose(2, 60)
            from values in Gen.Choose(1, 12)
            from x in Gen.ArrayOf(Gen.Choose(0, values), length)
            from y in Gen.ArrayOf(Gen.Choose(0, values), length)
            select (x.Select(v => v / 4.0).ToArray(), y.Select(v => v / 4.0).ToArray())
        ).ToArbitrary();
}
