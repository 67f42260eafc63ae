using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Checks;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Architectures.Derivations;

/// <summary>No grammar, however it is meant, makes a derivation or a variation take more than its steps.</summary>
public class WorkTests
{
    private const string Limits = "nodes 100000\nsteps 200000\n";

    /// <summary>A rule of many alternatives of which none fits: every draw weighs all of them.</summary>
    private static readonly string Wide =
        $"{Limits}n = sequence(b, b)\nb = sequence(c, col2im) | {string.Join(" | ", Enumerable.Range(1, 4000).Select(i => $"sequence(b, route(linear({i}), norm, col2im))"))}\nc = norm | relu";

    /// <summary>Sequences whose last part never fits, so that all before it is drawn again at every level.</summary>
    private static readonly string Backtracking =
        $"{Limits}depth 250\nn = sequence(n, n) | sequence(m, col2im)\nm = norm | relu | sequence(m, m)";

    /// <summary>Repetitions within repetitions, each of which changes the type, so that everything is typed again and again.</summary>
    private static readonly string Repetitions =
        $"{Limits}n = sequence(r, col2im)\nr = repeat(t, s, u) | repeat(t, r, u)\nt = times(16) | times(32)\ns = sequence(linear(x1), norm) | sequence(norm, linear(x1))\nu = permute(2,1,3) | permute(1,3,2)";

    /// <summary>Cells of cells that end in an operation that does not fit.</summary>
    private static readonly string Cells =
        $"{Limits}n = sequence(c, col2im)\nc = cell({string.Join(", ", Enumerable.Repeat("e", 66))})\ne = c | norm | relu | identity";

    public static TheoryData<string> Hostile => [Wide, Backtracking, Repetitions, Cells];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Sample_OfAHostileGrammar_EndsWithinItsSteps(string text)
    {
        var grammar = Space.Parsed(text);
        for (var seed = 0; seed < 5; seed++)
        {
            var work = Work.Of(grammar);
            var made = new Sampling(grammar, work, RandomStream.FromSeed(new Seed(seed)).Cursor()).Expand(
                grammar.Start,
                Slot.Map(Space.Inputs[0])
            );
            Assert.Null(made);
            Assert.InRange(work.Done, 1, grammar.Settings.MaxSteps + 10_000);
        }
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Mutate_InAHostileGrammar_EndsWithinItsSteps(string text) =>
        Assert.True(
            Mutation
                .Mutate(
                    Space.Parsed(text),
                    Space.Tree("sequence(compute(norm), compute(norm))", "3x28x28"),
                    RandomStream.FromSeed(new Seed(1))
                )
                .IsNone
        );

    [Fact]
    public void Sample_BeyondItsSteps_IsGivenUp()
    {
        var text = "steps 1000\nn = sequence(n, n) | norm";
        Assert.Contains(
            Enumerable.Range(0, 50),
            seed => Derive.Sample(Space.Parsed(text), Space.Inputs[0], RandomStream.FromSeed(new Seed(seed))).IsNone
        );
        Assert.DoesNotContain(
            Enumerable.Range(0, 50),
            seed =>
                Derive
                    .Sample(
                        Space.Parsed(text.Replace("1000", "1000000", StringComparison.Ordinal)),
                        Space.Inputs[0],
                        RandomStream.FromSeed(new Seed(seed))
                    )
                    .IsNone
        );
    }

    [Fact]
    public void Check_OfAGrammarNearItsSteps_Warns() =>
        Assert.Contains(
            GrammarLint.Check(Space.Parsed("steps 1000\nn = sequence(n, n) | norm"), Space.Inputs[0]),
            diagnostic => diagnostic.Message.Contains("1000 steps allowed", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("einspace", 20)]
    [InlineData("einspace-pcfg", 20)]
    [InlineData("nasbench201", 20)]
    public void Samples_OfABuiltInGrammar_StayFarFromTheBound(string name, int times)
    {
        var grammar = Space.Named(name);
        var max = Enumerable
            .Range(0, 2000)
            .Max(seed =>
            {
                var work = Work.Of(grammar);
                new Sampling(grammar, work, RandomStream.FromSeed(new Seed(seed)).Cursor()).Expand(
                    grammar.Start,
                    Slot.Map(Space.Inputs[0])
                );
                return work.Done;
            });
        Assert.InRange(max, 1, grammar.Settings.MaxSteps / times);
    }
}
