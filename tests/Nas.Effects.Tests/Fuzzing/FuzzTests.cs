using Nas.Tests.Fuzzing;
using Xunit.Abstractions;

namespace Nas.Effects.Tests.Fuzzing;

/// <summary>Readers are total: whatever they are given, they read or refuse it, soon and within their memory.</summary>
public class FuzzTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. Readers.All.Select(reader => reader.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reader_OfDamagedInput_ReadsOrRefusesIt(string name) =>
        output.WriteLine(Nas.Tests.Fuzzing.Fuzzing.Check(Readers.All.Single(reader => reader.Name == name)));

    /// <summary>What somebody once made to break a reader, in tests/Cases/attacks.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Attack_OnAReader_IsRefused(string name)
    {
        var folder = Readers.PathTo("Cases", "attacks", name);
        var files = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        Assert.All(
            files,
            file => Nas.Tests.Fuzzing.Fuzzing.CheckAttack(Readers.All.Single(reader => reader.Name == name), File.ReadAllBytes(file))
        );
    }
}
