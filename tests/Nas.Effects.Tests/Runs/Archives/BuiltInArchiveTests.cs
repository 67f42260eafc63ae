using Nas.Effects.Runs.Archives;

namespace Nas.Effects.Tests.Runs.Archives;

public sealed class BuiltInArchiveTests
{
    [Fact]
    public void Archive_ThatShips_HasManyNetworksOfSevenTasks()
    {
        var rows = BuiltInArchive.Read().IfLeft(error => throw new InvalidDataException(error.Message));
        Assert.Equal(1540, rows.Length);
        Assert.Equal(
            ["articles", "digits", "mosaics", "pairs", "products", "sums", "turns"],
            rows.Select(row => row.Task.Name).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Archive_ByItsName_IsMergedWithoutLoss() =>
        Assert.Equal(
            1540,
            ArchiveReader.Merged([BuiltInArchive.Name]).IfLeft(error => throw new InvalidDataException(error.Message)).Length
        );
}
