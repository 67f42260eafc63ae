using Nas.Tests.Architecture;

namespace Nas.Domain.Tests;

public class ArchitectureTests
{
    private static readonly SourceTree Sources = SourceTree.Read("Nas.Domain", "src/Nas.Domain");

    [Fact]
    public void Namespaces_OfAllFiles_AreTheirFolders() => Nothing(Sources.Misplaced);

    [Fact]
    public void Floors_OfTheProject_AreItsFolders()
    {
        Nothing(Sources.Unlisted(Floors.Domain));
        Nothing(Sources.Deserted(Floors.Domain));
    }

    [Fact]
    public void References_OfAllFiles_PointDown() => Nothing(Sources.Upward(Floors.Domain));

    private static void Nothing(IEnumerable<string> found)
    {
        var all = string.Join('\n', found);
        Assert.True(all.Length == 0, all);
    }
}
