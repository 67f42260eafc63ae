using System.Runtime.CompilerServices;

namespace Nas.Tests;

/// <summary>Compares text with an approved file, by Verify's conventions.</summary>
/// <remarks>The approved text lies in <c>tests/Expectations/NAME.verified.txt</c>. A difference writes
/// <c>NAME.received.txt</c> beside it and fails. Set <c>NAS_ACCEPT=1</c> to approve what was received.</remarks>
internal static class Snapshot
{
    public static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        var verified = PathOf(name, "verified", caller);
        var received = PathOf(name, "received", caller);
        var text = Normalise(actual);
        if (Environment.GetEnvironmentVariable("NAS_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(verified)!);
            File.WriteAllText(verified, text);
        }

        if (File.Exists(verified) && Normalise(File.ReadAllText(verified)) == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, text);
        Assert.Fail(
            $"{name} differs from its approved text. Compare{Environment.NewLine}  {verified}{Environment.NewLine}  {received}"
                + $"{Environment.NewLine}and run again with NAS_ACCEPT=1 to approve. Received:{Environment.NewLine}{text}"
        );
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd() + "\n";

    private static string PathOf(string name, string kind, string caller)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(caller)!);
        while (folder.Name != "tests")
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"{caller} is not below a folder named tests.");
        }

        return Path.Combine(folder.FullName, "Expectations", $"{name}.{kind}.txt");
    }
}
