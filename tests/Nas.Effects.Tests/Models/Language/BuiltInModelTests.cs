using System.Security.Cryptography;
using Nas.Domain.Search.Surrogates;
using Nas.Effects.Models.Language;
using Nas.Effects.Tests.Engine;
using Xunit;

namespace Nas.Effects.Tests.Models.Language;

/// <summary>The language model that comes with the product.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class BuiltInModelTests
{
    private const long MaxBytes = 8_000_000;

    [Fact]
    public void BuiltIn_Written_TakesEightMegabytesAtMost()
    {
        using var folder = new TemporaryFolder();
        using var model = LanguageModel.BuiltIn();
        model.Write(folder.Root);
        Assert.InRange(Directory.EnumerateFiles(folder.Root).Sum(file => new FileInfo(file).Length), 1, MaxBytes);
    }

    [Fact]
    public void BuiltIn_Summary_HasTheColumnsOfSurrogates()
    {
        using var model = LanguageModel.BuiltIn();
        Assert.Equal(TextColumns.Names.Length, model.Summary.Map(summary => summary.Shifts.Length).IfNone(0));
    }

    [Fact]
    public void Pretraining_OfEqualSettings_WritesEqualBytes()
    {
        var settings = new PretrainingSettings(2, double.PositiveInfinity, new(7)) { Width = 32, Layers = 2 };
        Assert.Equal(Written(settings), Written(settings));
        Assert.NotEqual(Written(settings), Written(settings with { Steps = 3 }));
    }

    private static Dictionary<string, string> Written(PretrainingSettings settings)
    {
        using var folder = new TemporaryFolder();
        using var model = new Pretraining(settings).Run(_ => { });
        model.Write(folder.Root);
        return Directory
            .EnumerateFiles(folder.Root)
            .ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
    }
}
