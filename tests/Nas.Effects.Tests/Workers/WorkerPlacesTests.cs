using Nas.Effects.Workers;

namespace Nas.Effects.Tests.Workers;

public sealed class WorkerPlacesTests
{
    [Fact]
    public void Enter_WithSeveralPlaces_TakesTheEmptiest()
    {
        var places = new WorkerPlaces([new("a", []), new("b", [])]);
        var entered = new[] { places.Enter().Index, places.Enter().Index, places.Enter().Index };
        places.Leave(1);
        Assert.Equal([0, 1, 0], entered);
        Assert.Equal("b", places.Enter().Program.File);
    }
}
