using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Architectures.Networks;

/// <summary>Derivations of the built-in grammar, drawn from a fixed seed.</summary>
internal static class SampledDerivations
{
    public static IEnumerable<Derivation> Draw(string input, int count, long maxNodes = 400)
    {
        var grammar = BuiltInGrammars.Load("einspace").IfLeft(error => throw new InvalidOperationException(error));
        var type = TensorType.Parse(input).IfLeft(error => throw new InvalidOperationException(error));
        var stream = RandomStream.FromSeed(new Seed(7)).Child(input);
        return Enumerable
            .Range(0, int.MaxValue)
            .SelectMany(i => Derive.Sample(grammar, type, stream.Child(i)).AsEnumerable())
            .Where(derivation => TreeSize.Measure(derivation).Terminals <= maxNodes)
            .Take(count);
    }

    public static Derivation Parse(string text, string input) =>
        TensorType
            .Parse(input)
            .Bind(type => ArchitectureText.Parse(text, type).MapLeft(errors => string.Join('\n', errors)))
            .IfLeft(error => throw new Xunit.Sdk.XunitException(error));

    public static Network Lowered(this Derivation derivation, int classes = 20) =>
        Lower.ToNetwork(derivation, classes).IfLeft(error => throw new Xunit.Sdk.XunitException(error));
}
