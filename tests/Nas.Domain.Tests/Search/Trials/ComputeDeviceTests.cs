using Nas.Domain.Search.Trials;

namespace Nas.Domain.Tests.Search.Trials;

public class ComputeDeviceTests
{
    [Theory]
    [InlineData("cpu", "cpu")]
    [InlineData("cpu*2", "cpu cpu")]
    [InlineData("cuda", "cuda:0")]
    [InlineData("cuda:0*2, cuda:3", "cuda:0 cuda:0 cuda:3")]
    public void ParseList_OfDevices_HasAnEntryForEachWorker(string text, string workers) =>
        Assert.Equal(workers, string.Join(' ', ComputeDevice.ParseList(text).IfLeft([])));

    [Theory]
    [InlineData("gpu", "'gpu'")]
    [InlineData("", "''")]
    [InlineData("cuda:", "'cuda:'")]
    [InlineData("cuda:-1", "'cuda:-1'")]
    [InlineData("cuda:99999999999", "'cuda:99999999999'")]
    [InlineData("cuda:1*0", "'0'")]
    [InlineData("cuda:1*x", "'x'")]
    [InlineData("cpu,cuda:0", "two kinds")]
    [InlineData("cpu*1024,cpu", "more than 1024")]
    public void ParseList_OfSomethingElse_SaysWhatIsWrong(string text, string what) =>
        Assert.Contains(what, ComputeDevice.ParseList(text).Match(_ => "", reason => reason), StringComparison.Ordinal);
}
