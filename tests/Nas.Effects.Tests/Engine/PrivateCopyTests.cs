using System.Runtime.Versioning;
using Nas.Effects.Engine;

namespace Nas.Effects.Tests.Engine;

/// <summary>Files with code that only their user can have written.</summary>
[SupportedOSPlatform("linux")]
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class PrivateCopyTests : IDisposable
{
    private static readonly byte[] Content = [1, 2, 3];
    private readonly string? _former = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
    private readonly string _cache = Directory.CreateTempSubdirectory("nas-test-").FullName;

    public PrivateCopyTests() => Environment.SetEnvironmentVariable("XDG_CACHE_HOME", _cache);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", _former);
        Directory.Delete(_cache, recursive: true);
    }

    [Fact]
    public void Use_TheFirstTime_WritesIntoTheCacheForTheUserAlone()
    {
        var file = Used();

        Assert.StartsWith(_cache, file, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(file, Used());
    }

    [Fact]
    public void Use_OfAChangedFile_WritesItAgain()
    {
        File.WriteAllBytes(Used(), [9, 9, 9]);

        Assert.Equal(Content, File.ReadAllBytes(Used()));
    }

    [Fact]
    public void Use_OfALinkInItsPlace_ReplacesTheLink()
    {
        var (file, target) = (Used(), Path.Combine(_cache, "elsewhere"));
        File.Move(file, target);
        File.CreateSymbolicLink(file, target);

        Assert.Null(new FileInfo(Used()).LinkTarget);
    }

    [Fact]
    public void Use_WhereOthersCanWrite_TakesAFolderOfItsOwn()
    {
        var open = Path.GetDirectoryName(Used())!;
        File.SetUnixFileMode(open, (UnixFileMode)0b111_111_111);

        Assert.StartsWith(Path.GetTempPath(), Used(), StringComparison.Ordinal);
        Assert.NotEqual(open, Path.GetDirectoryName(Used()));
    }

    [Fact]
    public void Use_WithoutAWritableCache_LeavesNothingBehind()
    {
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", "/proc/none");

        Assert.False(File.Exists(Used()));
    }

    [Fact]
    public void Use_ByManyAtOnce_GivesEachTheWholeFile() => Parallel.For(0, 32, _ => Used());

    private static string Used() =>
        PrivateCopy.Use(
            "lib.so",
            Content,
            file =>
            {
                Assert.Equal(Content, File.ReadAllBytes(file));
                return 0;
            }
        );
}
