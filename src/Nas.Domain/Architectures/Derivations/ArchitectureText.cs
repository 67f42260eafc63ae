using System.Text;
using LanguageExt;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>The text form of architectures: one line such as <c>route(im2col(3,1,1), compute(linear(64)), col2im)</c>.</summary>
/// <remarks>Printing is canonical: equal architectures print equally, and <c>Parse(Print(d), d.Input)</c> gives <c>d</c>
/// back. A shared inner module prints once with its number of copies, <c>branch(clone(4), 4*compute(norm), add)</c>.</remarks>
public static class ArchitectureText
{
    /// <summary>The canonical text.</summary>
    public static string Print(Derivation derivation)
    {
        var text = new StringBuilder();
        Print(derivation, text);
        return text.ToString();
    }

    /// <summary>Reads and types an architecture; the left side says what is wrong and where.</summary>
    /// <param name="text">An architecture; line breaks, blanks and <c>#</c> comments are free.</param>
    /// <param name="input">Type of the network's input.</param>
    /// <param name="scope">Which operations see an im2col's grid; the wider scope reads everything.</param>
    public static Either<Seq<Diagnostic>, Derivation> Parse(string text, TensorType input, FoldScope scope = FoldScope.Path)
    {
        var (term, rest) = TermParser.Term(TermParser.Tokens(text));
        return rest.End("the end of the architecture").Error is { } error
            ? Left(Seq1(error))
            : Elaboration.Elaborate(term, input, scope).MapLeft(Seq1);
    }

    private static void Print(Derivation derivation, StringBuilder text)
    {
        if (derivation is not Module module)
        {
            text.Append(((Leaf)derivation).Operation.Text);
            return;
        }

        text.Append(module.Combinator.Text()).Append('(');
        for (var i = 0; i < module.Parts.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            if (module.Combinator == Combinator.Branch && module.Copies(i) is > 1 and var copies)
            {
                text.Append(copies).Append('*');
            }

            Print(module.Parts[i], text);
        }

        text.Append(')');
    }
}
