using Nas.Domain.Architectures.Grammars.Checks;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Tests.Architectures.Grammars.Checks;

public class OneShotSpacesTests
{
    /// <summary>The ways to choose every node's parents times three operations for each: 180 · 3⁴, 360 · 3⁴ and 5 400 · 3⁵.</summary>
    [Theory]
    [InlineData("nasbench1shot1-1", 14_580)]
    [InlineData("nasbench1shot1-2", 29_160)]
    [InlineData("nasbench1shot1-3", 1_312_200)]
    public void Derivations_OfASpace_AreAsManyAsPublished(string grammar, int count) =>
        Assert.Equal(count, Math.Pow(10, DerivationCount.Compute(Space.Named(grammar))[^1].Log10), 0.01);

    [Theory]
    [InlineData("nasbench1shot1-1")]
    [InlineData("nasbench1shot1-2")]
    [InlineData("nasbench1shot1-3")]
    public void Derivations_OfASpace_AllFitTheirInput(string grammar) =>
        Assert.All(
            Enumerable.Range(0, 20),
            draw =>
                Assert.True(
                    Domain
                        .Architectures.Derivations.Derive.Sample(
                            Space.Named(grammar),
                            TensorType.Image(3, 32, 32),
                            Domain.Numerics.Randomness.RandomStream.FromSeed(new(draw))
                        )
                        .IsSome
                )
        );
}
