using System.Runtime.CompilerServices;

namespace Nas.Effects.Tests.Data.Csv;

/// <summary>Files below <c>tests/Cases</c>.</summary>
internal static class CaseFile
{
    public static string Path(string name, [CallerFilePath] string caller = "")
    {
        var folder = new DirectoryInfo(System.IO.Path.GetDirectoryName(caller)!);
        while (folder.Name != "tests")
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"{caller} is not below a folder named tests.");
        }

        return System.IO.Path.Combine(folder.FullName, "Cases", name);
    }
}
