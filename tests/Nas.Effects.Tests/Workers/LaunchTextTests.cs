using Nas.Effects.Workers;
using Nas.Effects.Workers.Links;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Workers;

public sealed class LaunchTextTests
{
    [Theory]
    [InlineData("ssh n1", 1, "ssh|n1")]
    [InlineData("4*srun --ntasks=1", 4, "srun|--ntasks=1")]
    [InlineData("  env  A='b c' \"\" ", 1, "env|A=b c|")]
    [InlineData("srun --comment=2*3", 1, "srun|--comment=2*3")]
    public void Parse_OfAPrefix_GivesPlacesAndWords(string text, int places, string words) =>
        Assert.Equal(
            (places, words),
            LaunchText.Parse(text).Match(launch => (launch.Places, string.Join('|', launch.Words)), reason => (0, reason))
        );

    [Theory]
    [InlineData("", "'' names no program")]
    [InlineData("4*", "'4*' names no program")]
    [InlineData("0*srun", "0 is no number of places")]
    [InlineData("99999*srun", "99999 is no number of places")]
    [InlineData("ssh 'n1", "a quote is not closed")]
    public void Parse_OfNoPrefix_SaysWhatIsWrong(string text, string reason) =>
        Assert.StartsWith(reason, LaunchText.Parse(text).Match(launch => $"{launch}", wrong => wrong), StringComparison.Ordinal);

    [Theory]
    [InlineData("ssh n1", "ssh n1 /opt/dotnet nas.dll worker --node")]
    [InlineData("podman run --name=nas-{} IMAGE nas-search", "podman run --name=nas-1 IMAGE nas-search worker --node")]
    [InlineData("ssh n1 /opt/nas-search", "ssh n1 /opt/nas-search worker --node")]
    public void Programs_OfAPrefix_StartANodeThere(string text, string line)
    {
        var node = new WorkerProgram("/opt/dotnet", Seq("nas.dll", "worker", "--node"));
        var program = LaunchText.Parse(text).Map(launch => launch.Programs(node, "nas-search").Single()).IfLeft(new WorkerProgram("", []));
        Assert.Equal(line, $"{program.File} {string.Join(' ', program.Arguments)}");
    }
}
