using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Features;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Architectures.Variation;

/// <summary>Derivations of the same function.</summary>
public class RewordingTests
{
    private static readonly RandomStream Stream = RandomStream.FromSeed(new(1));

    [Fact]
    public void Rewording_OfSamples_KeepsWhatTheyCompute()
    {
        var grammar = BuiltInGrammars.Load("einspace").IfLeft(wrong => throw new InvalidDataException(wrong));
        var changed = 0;
        for (var i = 0; i < 200; i++)
        {
            if (
                Derive.Sample(grammar, TensorType.Image(3, 32, 32), Stream.Child("sample").Child(i)).Case is Derivation sample
                && sample.Nodes < 300
            )
            {
                var other = Rewording.Draw(sample, Stream.Child("wording").Child(i));
                // These words are the same for all derivations of a function.
                Assert.Equal(ArchitectureWords.Of(sample), ArchitectureWords.Of(other));
                Assert.Equal(CostOf(sample), CostOf(other));
                changed += other == sample ? 0 : 1;
            }
        }

        Assert.InRange(changed, 30, 200);
    }

    [Theory]
    [InlineData(
        "sequence(sequence(compute(norm), compute(softmax)), compute(leakyrelu))",
        "sequence(compute(norm), sequence(compute(softmax), compute(leakyrelu)))"
    )]
    [InlineData("branch(clone(2), compute(norm), compute(softmax), add)", "branch(clone(2), compute(softmax), compute(norm), add)")]
    [InlineData(
        "sequence(compute(norm), sequence(route(identity, compute(identity), identity), compute(softmax)))",
        "sequence(compute(norm), compute(softmax))"
    )]
    [InlineData("sequence(compute(norm), compute(softmax))", "sequence(compute(norm), sequence(compute(identity), compute(softmax)))")]
    public void Rewording_OfAText_GivesTheOtherOne(string text, string other) => Assert.Contains(other, Wordings(text));

    [Theory]
    [InlineData("branch(clone(2), compute(norm), compute(softmax), cat(1))")]
    [InlineData("branch(group(2,2), compute(norm), compute(softmax), add)")]
    [InlineData("branch(clone(4), 4*compute(norm), add)")]
    public void Rewording_WhereOrderCounts_KeepsTheText(string text) => Assert.Equal([text], Wordings(text));

    private static IEnumerable<string> Wordings(string text) =>
        Enumerable.Range(0, 100).Select(i => ArchitectureText.Print(Rewording.Draw(Typed(text), Stream.Child(i)))).Distinct();

    private static (long, long) CostOf(Derivation tree)
    {
        var cost = Cost.BeforeRewrites(tree, head: 10, batch: 1);
        return (cost.Parameters, cost.Macs);
    }

    private static Derivation Typed(string text) =>
        ArchitectureText
            .Parse(text, TensorType.Image(3, 32, 32))
            .IfLeft(errors => throw new InvalidOperationException(string.Join('\n', errors)));
}
