using System.Collections.Immutable;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Statistics of sampled derivations for one input type, and the alternatives that they took.</summary>
/// <param name="Input">The input type.</param>
/// <param name="Tried">Derivations begun by the grammar's weights.</param>
/// <param name="Derivations">Those of them that could be completed.</param>
/// <param name="Attempts">Derivations begun in all: after those, others that prefer what was not taken yet.</param>
/// <param name="MaxSteps">The steps of the one that took most.</param>
/// <param name="Taken">For every rule, which alternatives were taken in some completed derivation.</param>
internal sealed record Coverage(
    TensorType Input,
    int Tried,
    ValueArray<Derivation> Derivations,
    int Attempts,
    long MaxSteps,
    ValueArray<ValueArray<bool>> Taken
)
{
    private const int Samples = 1000;
    private const int MaxDraws = 200_000;
    private const long MaxWork = 20_000_000;
    private const int MaxRounds = 20;
    private const int HopelessAfter = 50;
    private const double Preferred = 1e9;

    /// <summary>Deterministic: the same grammar and input give the same derivations.</summary>
    public static Coverage Measure(Grammar grammar, TensorType input)
    {
        var taken = grammar.Rules.Select(rule => new bool[rule.Alternatives.Length]).ToImmutableArray();
        var stream = RandomStream.FromSeed(new Seed(1)).Child("lint");
        var (tried, derivations, maxSteps) = Sample(grammar, input, stream.Child(0), taken);
        var (attempts, untaken) = (tried, int.MaxValue);
        for (var round = 1; derivations.Length > 0 && Untaken(taken) is > 0 and var left && left < untaken && round <= MaxRounds; round++)
        {
            untaken = left;
            attempts += Sample(PreferUntaken(grammar, taken), input, stream.Child(round), taken).Tried;
        }

        return new(input, tried, derivations, attempts, maxSteps, [.. taken.Select(rule => (ValueArray<bool>)[.. rule])]);
    }

    private static int Untaken(ImmutableArray<bool[]> taken) => taken.Sum(rule => rule.Count(alternative => !alternative));

    private static (int Tried, ImmutableArray<Derivation> Completed, long MaxSteps) Sample(
        Grammar grammar,
        TensorType input,
        RandomStream stream,
        ImmutableArray<bool[]> taken
    )
    {
        var completed = ImmutableArray.CreateBuilder<Derivation>();
        var (tried, draws, steps, max) = (0, 0L, 0L, 0L);
        while (tried < Samples && draws < MaxDraws && steps < MaxWork && (tried < HopelessAfter || completed.Count > 0))
        {
            var work = Work.Of(grammar);
            var sampling = new Sampling(grammar, work, stream.Child(tried++).Cursor()) { Choices = [] };
            if (sampling.Expand(grammar.Start, Slot.Map(input)) is { } derivation)
            {
                completed.Add(derivation);
                sampling.Choices.ForEach(choice => taken[choice.Rule][choice.Alternative] = true);
            }

            (draws, steps, max) = (draws + sampling.Draws, steps + work.Done, Math.Max(max, work.Done));
        }

        return (tried, completed.DrainToImmutable(), max);
    }

    /// <summary>The grammar with large weights on alternatives that were not taken, and on those that lead to them.</summary>
    private static Grammar PreferUntaken(Grammar grammar, ImmutableArray<bool[]> taken)
    {
        var leading = taken.Select(rule => rule.Contains(false)).ToArray();
        while (Spread(grammar, leading)) { }

        return grammar with
        {
            Settings = grammar.Settings with
            {
                Depth = Math.Min(grammar.Settings.Depth, 20),
                Nodes = Math.Min(grammar.Settings.Nodes, 200),
                Steps = (int)grammar.Settings.MaxSteps,
            },
            Rules = grammar
                .Rules.Select(
                    (rule, i) =>
                        rule with
                        {
                            Alternatives = rule
                                .Alternatives.Select(
                                    (alternative, k) =>
                                        taken[i][k] && !Leads(alternative, leading)
                                            ? alternative
                                            : alternative with
                                            {
                                                Weight = new(Preferred, "", false),
                                            }
                                )
                                .ToImmutableArray(),
                        }
                )
                .ToImmutableArray(),
        };
    }

    private static bool Leads(Alternative alternative, bool[] leading) => alternative.Expression.Symbols().Any(symbol => leading[symbol]);

    private static bool Spread(Grammar grammar, bool[] leading)
    {
        var spread = false;
        for (var rule = 0; rule < leading.Length; rule++)
        {
            if (!leading[rule] && grammar.Rules[rule].Alternatives.Any(alternative => Leads(alternative, leading)))
            {
                leading[rule] = spread = true;
            }
        }

        return spread;
    }
}
