using Nas.Tests;
using Nas.Tests.Architecture;

namespace Nas.Domain.Tests;

public class PublicSurfaceTests
{
    [Fact]
    public void Surface_OfTheLibrary_IsTheApprovedOne() =>
        Snapshot.Matches("Surface/Nas.Domain", PublicSurface.Of(typeof(Nas.Domain.Numerics.Randomness.Seed).Assembly));
}
