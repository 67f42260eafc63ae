using Nas.Tests.Architecture;

namespace Nas.Tool.Tests;

public class ArchitectureTests
{
    private static readonly SourceTree Sources = SourceTree.Read("Nas.Tool", "tool");

    [Fact]
    public void Namespaces_OfAllFiles_AreTheirFolders() => Nothing(Sources.Misplaced);

    [Fact]
    public void Floors_OfTheProject_AreItsFolders()
    {
        Nothing(Sources.Unlisted(Floors.Tool));
        Nothing(Sources.Deserted(Floors.Tool));
    }

    [Fact]
    public void References_OfAllFiles_PointDown() => Nothing(Sources.Upward(Floors.Tool));

    private static void Nothing(IEnumerable<string> found)
    {
        var all = string.Join('\n', found);
        Assert.True(all.Length == 0, all);
    }
}
