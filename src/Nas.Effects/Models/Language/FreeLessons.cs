using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Features;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Effects.Models.Language;

/// <summary>Architectures without end: samples of the built-in grammar and mutants of samples and of the built-in networks, on inputs of
/// several sizes.</summary>
/// <param name="stream">Architecture number i follows from child i.</param>
internal sealed class FreeLessons(RandomStream stream)
{
    private const double NetworksShare = 0.4;
    private const int MostChanges = 6;
    private const int MostNodes = 200;
    private const long MostMacs = 1_000_000_000;

    private static readonly ImmutableArray<TensorType> Inputs =
    [
        TensorType.Image(1, 28, 28),
        TensorType.Image(3, 28, 28),
        TensorType.Image(2, 28, 28),
        TensorType.Image(3, 32, 32),
        TensorType.Image(1, 24, 24),
        TensorType.Image(3, 64, 64),
    ];

    // Those for sequences are none of images; and a seed still gives the lessons that the shipped encoder had.
    private static readonly string[] Networks = [.. BuiltInSeeds.Names.Where(name => !name.EndsWith("_1d", StringComparison.Ordinal))];

    private readonly Grammar _grammar = BuiltInGrammars.Load("einspace").IfLeft(wrong => throw new InvalidDataException(wrong));
    private readonly ArchitectureFacts _facts = new();

    /// <summary>Architecture number i.</summary>
    public FreeLesson Of(long number)
    {
        for (var attempt = 0; ; attempt++)
        {
            if (Draw(stream.Child(number).Child(attempt)).Case is Derivation found && found.Nodes <= MostNodes)
            {
                var cost = Cost.BeforeRewrites(found, head: 10, batch: 1);
                if (cost.Macs <= MostMacs)
                {
                    return new(ArchitectureWords.Of(found), _facts.Of(found, cost));
                }
            }
        }
    }

    private Option<Derivation> Draw(RandomStream draws)
    {
        var cursor = draws.Cursor();
        var input = Inputs[cursor.NextInt(Inputs.Length)];
        var isNetwork = cursor.NextDouble() < NetworksShare;
        var first = isNetwork
            ? BuiltInSeeds.Load(Networks[cursor.NextInt(Networks.Length)], input, _grammar.Settings.Fold).ToOption()
            : Derive.Sample(_grammar, input, draws.Child("sample"));
        var changes = cursor.NextInt(isNetwork ? MostChanges + 1 : 3);
        return Enumerable
            .Range(0, changes)
            .Aggregate(first, (tree, change) => tree.Bind(known => Mutation.Mutate(_grammar, known, draws.Child("change").Child(change))));
    }
}
