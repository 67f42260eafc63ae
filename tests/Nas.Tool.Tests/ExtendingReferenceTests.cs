using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Nas.Tool.Tests;

public partial class ExtendingReferenceTests
{
    public static TheoryData<string> Paths() =>
        [
            .. Path()
                .Matches(File.ReadAllText(At("docs/guide/extending.md")))
                .Select(match => match.Groups[1].Value)
                .Distinct(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Path_ThatExtendingNames_IsThere(string path) => Assert.True(File.Exists(At(path)) || Directory.Exists(At(path)), path);

    private static string At(string path, [CallerFilePath] string caller = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(caller)!, "..", "..", path);

    [GeneratedRegex("`((?:src|tests|tool|docs)/[^`]+)`")]
    private static partial Regex Path();
}
