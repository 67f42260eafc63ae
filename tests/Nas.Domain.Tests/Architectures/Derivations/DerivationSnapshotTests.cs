using System.Text;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;
using Nas.Tests;

namespace Nas.Domain.Tests.Architectures.Derivations;

/// <summary>What seeds give is part of the product: a change here makes every recorded search another one.</summary>
public class DerivationSnapshotTests
{
    public static TheoryData<string> Names() => [.. BuiltInGrammars.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Samples_OfFixedSeeds_StayWhatTheyAre(string name)
    {
        var report = new StringBuilder();
        foreach (
            var (input, seed) in Space.InputsOf(Space.Named(name)).SelectMany(input => Enumerable.Range(1, 6).Select(seed => (input, seed)))
        )
        {
            Append(report, $"{input}, seed {seed}", Space.Sample(Space.Named(name), input, seed));
        }

        Snapshot.Matches($"Derivations/Samples.{name}", report.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Variants_OfFixedSeeds_StayWhatTheyAre(string name)
    {
        var (grammar, report) = (Space.Named(name), new StringBuilder());
        for (var seed = 1; seed <= 10; seed++)
        {
            var (first, second) = (Space.Sample(grammar, Space.Inputs[0], seed), Space.Sample(grammar, Space.Inputs[0], seed + 100));
            var stream = RandomStream.FromSeed(new Seed(seed)).Child("variants");
            Append(report, $"parent {seed}", first);
            Mutation.Mutate(grammar, first, stream).Match(child => Append(report, "mutant", child), () => report.Append("no mutant\n\n"));
            Crossover
                .Cross(grammar, first, second, stream)
                .Match(child => Append(report, $"crossed with {seed + 100}", child), () => report.Append("no crossover\n\n"));
        }

        Snapshot.Matches($"Variation/Variants.{name}", report.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PrintedText_OfABuiltInGrammar_StaysWhatItIs(string name) =>
        Snapshot.Matches($"Grammars/{name}", GrammarText.Print(Space.Named(name)));

    private static StringBuilder Append(StringBuilder report, string title, Derivation tree) =>
        report
            .Append(title)
            .Append(" -> ")
            .Append(tree.Output)
            .Append(", ")
            .Append(ArchitectureId.From(tree).Short)
            .Append('\n')
            .Append(ArchitectureText.Print(tree))
            .Append("\n\n");
}
