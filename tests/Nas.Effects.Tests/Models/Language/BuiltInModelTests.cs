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
    public void Pretraining_OfEqualSettings_GivesEqualModels()
    {
        var settings = new PretrainingSettings(2, double.PositiveInfinity, new(7)) { Width = 32, Layers = 2 };
        using var one = new Pretraining(settings).Run(_ => { });
        using var other = new Pretraining(settings).Run(_ => { });
        int[][] text = [one.TokensOf("c3 h10 w10 linear(64) w12")];
        Assert.Equal(one.Embed(text)[0], other.Embed(text)[0]);
    }
}
