using Nas.Effects.Training.Execution;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Tests.Training.Models;

public sealed class WeightsFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private WeightsFolder Weights => new(_folder.Root);

    [Fact]
    public void Weights_WrittenAndRead_AreTheSame()
    {
        var hash = Weights.Write([new("0.weight", [2, 2], [1, 2, 3, float.NaN])]);
        var read = Weights.Read(hash).IfLeft(fault => throw new InvalidOperationException(fault));

        Assert.Equal([1, 2, 3, float.NaN], read.Single().Values);
        Assert.Equal([hash], Weights.Hashes);
        Assert.Equal(hash, Weights.Write([new("0.weight", [2, 2], [1, 2, 3, float.NaN])]));
    }

    [Fact]
    public void Weights_WithAFlippedBit_AreNotRead()
    {
        var hash = Weights.Write([new("0.weight", [1], [1])]);
        var file = Directory.GetFiles(_folder.Root).Single();
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);

        Assert.Contains("damaged", Weights.Check(hash).IfNone(""), StringComparison.Ordinal);
        Assert.True(Weights.Read(hash).IsLeft);
    }

    [Fact]
    public void Weights_ThatAreNotThere_AreMissing() =>
        Assert.Contains("missing", Weights.Check("00").IfNone(""), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
