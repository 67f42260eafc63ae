using System.Globalization;
using LanguageExt;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>Infers the types of a text's terms.</summary>
internal sealed class Elaboration : Composer<Term>
{
    private Diagnostic? _failure;
    private TextPosition _at;

    private Elaboration(FoldScope scope)
        : base(scope, Work.Unbounded()) { }

    /// <summary>The typed tree of a term; the left side is the first thing that does not fit.</summary>
    public static Either<Diagnostic, Derivation> Elaborate(Term term, TensorType input, FoldScope scope)
    {
        if (term.Prefix is not null)
        {
            return Left(Diagnostic.Error(term.At, "'*' copies the module in the middle of a branch(split, 4*module, join), nothing else"));
        }

        var elaboration = new Elaboration(scope);
        var tree = elaboration.Make(term, Slot.Map(input));
        return tree is not null ? Right(tree) : Left(elaboration._failure ?? Diagnostic.Error(term.At, "this is no architecture"));
    }

    protected override Derivation? Make(Term part, in Slot slot)
    {
        var combinator = CombinatorNames.Read(part.Head);
        return combinator.IsSome ? Module((Combinator)combinator, part, slot) : Leaf(part, slot);
    }

    protected override void Fail(string reason) => FailAt(_at, reason);

    private Derivation? Leaf(Term term, in Slot slot)
    {
        var input = slot;
        return OperationCatalogue
            .Read(term)
            .MatchUnsafe(
                operation =>
                    input.Infer(operation) is { Applies: true } shape
                        ? new Leaf(operation, input.Input, shape.Type)
                        : FailAt(term.At, $"{operation} does not apply to {input.Input}: {input.Infer(operation).Reason}"),
                diagnostic => FailAt(diagnostic.At, diagnostic.Message)
            );
    }

    private Derivation? Module(Combinator combinator, Term term, in Slot slot)
    {
        if (!slot.TakesModules)
        {
            return FailAt(term.At, $"'{term.Head}' stands where an operation of a branch(…) belongs");
        }

        if (!combinator.Takes(term.Children.Length))
        {
            return FailAt(term.At, $"write {combinator.Usage()}; this has {term.Children.Length} parts");
        }

        _at = term.At;
        return Compose(combinator, term.Children.AsSpan(), slot.Input) is { } module ? Checked((Module)module, term) : null;
    }

    /// <summary>The numbers of copies in the text must match the actual ones.</summary>
    private Derivation? Checked(Module module, Term term)
    {
        for (var i = 0; i < term.Children.Length; i++)
        {
            var (prefix, copies) = (term.Children[i].Prefix, module.Copies(i));
            if (prefix is not null && prefix != copies.ToString(CultureInfo.InvariantCulture))
            {
                return FailAt(term.Children[i].At, $"'{prefix}*' does not say the number of copies, which is {copies} here");
            }
        }

        return module;
    }

    private Derivation? FailAt(TextPosition at, string reason)
    {
        _failure ??= Diagnostic.Error(at, reason);
        return null;
    }
}
