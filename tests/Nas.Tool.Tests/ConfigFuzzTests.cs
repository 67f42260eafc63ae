using System.Runtime.CompilerServices;
using System.Text;
using Nas.Domain.Codecs;
using Nas.Tests.Fuzzing;
using Nas.Tool.Configuration;
using Xunit.Abstractions;

namespace Nas.Tool.Tests;

/// <summary>The reader of nas.yaml is total.</summary>
public class ConfigFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Examples =
    [
        "task: digits\nseed: 7\ntrials: 200\nlearning-rate: 0.04\nseeds: resnet18, small_cnn\n",
        "# a comment\ndata: 'my pictures'\nresize: 28x28\nminutes: 5\nno-inherit: true\n",
        "strategy: surrogate-selection\npredictor: forest\nsurrogate-start: 50\nlimit: \"10\"\n",
    ];

    private static readonly FuzzedReader Reader = new(
        "config",
        1_500,
        random => Damage.Bytes(Damage.OfText(random, Examples)),
        bytes => Read(Encoding.UTF8.GetString(bytes))
    );

    [Fact]
    public void Config_OfDamagedText_ReadsOrRefusesIt() => output.WriteLine(Fuzzing.Check(Reader));

    [Fact]
    public void Attack_OnTheConfig_IsRefused() =>
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(Here())!, "..", "Cases", "attacks", "config")),
            file => Fuzzing.CheckAttack(Reader, File.ReadAllBytes(file))
        );

    private static Depth Read(string text)
    {
        var file = ConfigFile.Parse("nas.yaml", text);
        return file.Mistakes.IsEmpty ? Depth.Whole
            : file.Entries.IsEmpty && file.Mistakes.Exists(mistake => mistake.Path.Length == 0) ? Depth.Refused
            : Depth.Begun;
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
