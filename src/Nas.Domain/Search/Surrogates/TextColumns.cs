using System.Collections.Immutable;

namespace Nas.Domain.Search.Surrogates;

/// <summary>What the language model that comes with the product says of an architecture in few numbers, which surrogates may see beside
/// proxies. They are asked for and recorded as proxies are.</summary>
public static class TextColumns
{
    private const int Count = 16;

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } =
    [.. Enumerable.Range(0, Count).Select(i => FormattableString.Invariant($"text-{i}"))];
}
