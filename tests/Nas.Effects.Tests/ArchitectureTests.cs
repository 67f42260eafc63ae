using Nas.Tests.Architecture;

namespace Nas.Effects.Tests;

public class ArchitectureTests
{
    private static readonly SourceTree Sources = SourceTree.Read("Nas.Effects", "src/Nas.Effects");

    [Fact]
    public void Namespaces_OfAllFiles_AreTheirFolders() => Nothing(Sources.Misplaced);

    [Fact]
    public void Floors_OfTheProject_AreItsFolders()
    {
        Nothing(Sources.Unlisted(Floors.Effects));
        Nothing(Sources.Deserted(Floors.Effects));
    }

    [Fact]
    public void References_OfAllFiles_PointDown() => Nothing(Sources.Upward(Floors.Effects));

    private static void Nothing(IEnumerable<string> found)
    {
        var all = string.Join('\n', found);
        Assert.True(all.Length == 0, all);
    }
}
