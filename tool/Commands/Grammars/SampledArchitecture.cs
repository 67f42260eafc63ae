using Nas.Domain.Architectures.Derivations;

namespace Nas.Tool.Commands.Grammars;

/// <summary>One object of <c>grammar sample --json</c>.</summary>
internal sealed record SampledArchitecture(string Id, long Terminals, long Nonterminals, int Depth, string Output, string Architecture)
{
    public static SampledArchitecture Of(Derivation derivation)
    {
        var (size, text) = (TreeSize.Of(derivation), ArchitectureText.Print(derivation));
        return new(ArchitectureId.OfText(text).Value, size.Terminals, size.Nonterminals, size.Depth, derivation.Output.ToString(), text);
    }
}
