using System.Collections.Immutable;

namespace Nas.Effects.Models.Language;

/// <summary>The name and the sizes of a tensor.</summary>
internal sealed record NamedShape(string Name, ImmutableArray<long> Sizes)
{
    /// <summary>The weights of a linear layer.</summary>
    public static IEnumerable<NamedShape> Linear(string name, long from, long to) =>
        [new($"{name}.weight", [to, from]), new($"{name}.bias", [to])];

    /// <summary>The weights of a normalisation.</summary>
    public static IEnumerable<NamedShape> Norm(string name, long width) => [new($"{name}.weight", [width]), new($"{name}.bias", [width])];
}
