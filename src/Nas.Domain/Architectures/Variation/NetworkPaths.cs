using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;

namespace Nas.Domain.Architectures.Variation;

/// <summary>Where the copies of a part of a derivation stand in its network.</summary>
internal static class NetworkPaths
{
    /// <summary>The paths of the node at a pre-order index, as lowering writes them.</summary>
    public static IEnumerable<string> Of(Derivation tree, int index, string path = "")
    {
        if (index == 0)
        {
            return [path];
        }

        var (module, before) = ((Module)tree, 1);
        for (var part = 0; ; before += module.Parts[part++].Nodes)
        {
            if (index < before + module.Parts[part].Nodes)
            {
                return PlacesOf(module, part)
                    .SelectMany(place => Of(module.Parts[part], index - before, place is null ? path : $"{path}.{place}".TrimStart('.')));
            }
        }
    }

    /// <summary>The numbers by which a network counts a part; null for none.</summary>
    private static IEnumerable<int?> PlacesOf(Module module, int part) =>
        module.Combinator switch
        {
            Combinator.Compute => [null],
            Combinator.Branch when module.Parts.Length == 3 && part == 1 => Enumerable
                .Range(1, module.Copies(1))
                .Select(copy => (int?)copy),
            Combinator.Repeat => Enumerable
                .Range(0, module.Repetitions.Length)
                .Where(repetition => module.Parts.Length == 2 || repetition % 2 == part - 1)
                .Select(repetition => (int?)repetition),
            _ => [part],
        };
}
