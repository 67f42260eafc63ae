using Nas.Domain.Search.Trials;

namespace Nas.Domain.Tests.Search.Trials;

public sealed class AugmentationTests
{
    private static readonly Augmentation Mixing = new(2, true, 5, 0.2, 0) { MixUpFrom = 30 };

    [Theory]
    [InlineData(29.9, 0)]
    [InlineData(30, 0.2)]
    public void For_AboutThirtyEpochs_MixesFromThirtyOn(double epochs, double mixed) => Assert.Equal(mixed, Mixing.For(epochs).MixUp);

    [Fact]
    public void For_FewerEpochs_CutMixesNoneEither() => Assert.Equal(0, (Mixing with { CutMix = 1 }).For(1).CutMix);

    [Fact]
    public void For_WithoutABound_AlwaysMixes() => Assert.Equal(0.2, (Mixing with { MixUpFrom = 0 }).For(1).MixUp);

    [Fact]
    public void MixUp_OfATrialsOwnChoice_WaitsForNoEpochs()
    {
        var training = TrainingRecipe.Default(2) with { Augmentation = Mixing };
        var chosen = Tunable.Find("mix_up").Bind(setting => setting.Set(training, "0.4"));

        Assert.Equal(0.4, chosen.Map(one => one.Augmentation.For(1).MixUp).IfNone(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(331)]
    public void Expected_OfAPlanOfWholeEpochs_IsItsSteps(int epochs) => Assert.Equal(epochs, StepPlan.For(50 * epochs).Expected / 50, 9);
}
