using Nas.Domain.Architectures.Derivations;

namespace Nas.Tool.Commands.Grammars;

/// <summary>One object of <c>grammar sample --json</c>.</summary>
internal sealed record SampledArchitecture(string Id, long Terminals, long Nonterminals, int Depth, string Output, string Architecture)
{
    public static SampledArchitecture Describe(Derivation derivation)
    {
        var (size, text) = (TreeSize.Measure(derivation), ArchitectureText.Print(derivation));
        return new(ArchitectureId.FromText(text).Value, size.Terminals, size.Nonterminals, size.Depth, derivation.Output.ToString(), text);
    }
}
