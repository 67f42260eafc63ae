namespace Nas.Tool.Tests;

/// <summary>The tool's packages for this system: those in the folder that NAS_PACKAGES names, or made once for all tests.</summary>
internal static class PackedTool
{
    public const string System = "linux-x64";

    private static readonly Lazy<Task<string>> Made = new(Make);

    /// <summary>A folder with nothing but the packages.</summary>
    public static Task<string> Folder =>
        Environment.GetEnvironmentVariable("NAS_PACKAGES") is { Length: > 0 } given ? Task.FromResult(given) : Made.Value;

    private static async Task<string> Make()
    {
        var scratch = new Scratch();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => scratch.Dispose();
        var packed = await ProgramRun.Execute(scratch.Root, [], PackageTests.Root("eng/pack"), scratch.Root);
        Assert.True(packed.Code == 0, packed.ToString());
        return scratch.Root;
    }
}
