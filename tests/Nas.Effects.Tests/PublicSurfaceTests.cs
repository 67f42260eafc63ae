using Nas.Tests;
using Nas.Tests.Architecture;

namespace Nas.Effects.Tests;

public class PublicSurfaceTests
{
    [Fact]
    public void Surface_OfTheLibrary_IsTheApprovedOne() =>
        Snapshot.Matches("Surface/Nas.Effects", PublicSurface.Of(typeof(Nas.Effects.Engine.LibTorch).Assembly));
}
