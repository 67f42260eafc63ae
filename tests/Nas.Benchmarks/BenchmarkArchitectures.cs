using System.Globalization;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Benchmarks;

/// <summary>The architectures that steps are timed on: the seeds by their names, and samples by grammar and number, such as
/// <c>einspace/113</c>.</summary>
internal static class BenchmarkArchitectures
{
    public const int Classes = 20;
    public const int Batch = 64;
    private static readonly TensorType Image = TensorType.Image(3, 28, 28);

    public readonly record struct Named(string Name, Derivation Derivation)
    {
        public Network Literal() => Right(Lower.ToNetwork(Derivation, Classes));
    }

    /// <summary>The seeds that accept the image.</summary>
    public static IEnumerable<Named> Seeds() =>
        BuiltInSeeds.Names.SelectMany(name => BuiltInSeeds.Load(name, Image).ToSeq().Select(derivation => new Named(name, derivation)));

    /// <summary>The first architectures of both grammars whose size is that of a small candidate.</summary>
    public static IEnumerable<Named> Sampled(int count) =>
        Sampled("einspace", count / 2).Concat(Sampled("einspace-pcfg", count - count / 2));

    /// <summary>An architecture by its name.</summary>
    public static Named ByName(string name) =>
        name.Split('/') is [var grammar, var number]
            ? new(
                name,
                Derive.Sample(Grammar(grammar), Image, Stream(grammar).Child(int.Parse(number, CultureInfo.InvariantCulture))).Single()
            )
            : new(name, Right(BuiltInSeeds.Load(name, Image)));

    private static IEnumerable<Named> Sampled(string grammarName, int count)
    {
        var (grammar, stream) = (Grammar(grammarName), Stream(grammarName));
        return Enumerable
            .Range(0, int.MaxValue)
            .SelectMany(i =>
                Derive
                    .Sample(grammar, Image, stream.Child(i))
                    .AsEnumerable()
                    .Select(derivation => new Named($"{grammarName}/{i}", derivation))
            )
            .Where(item =>
                Cost.Measure(item.Derivation, Classes, Batch)
                    is { Macs: >= 1_000_000 and <= 50_000_000, ActivationBytes: < 2_000_000_000, Parameters: < 50_000_000 }
            )
            .Take(count);
    }

    private static Grammar Grammar(string name) => Right(BuiltInGrammars.Load(name));

    private static RandomStream Stream(string grammar) => RandomStream.FromSeed(new Seed(11)).Child(grammar);

    private static T Right<TError, T>(LanguageExt.Either<TError, T> either) =>
        either.IfLeft(error => throw new InvalidOperationException($"{error}"));
}
