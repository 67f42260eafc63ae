using System.Globalization;
using System.Text;
using LanguageExt;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>The texts of derivations in the code of einspace (Ericsson et al., 2024; Qin et al., 2025): <c>arch</c>, such as
/// <c>routing[im2col(3,1,1), computation&lt;linear(64)&gt;, col2im]</c>, <c>arch_long</c>, with square brackets alone and the output
/// shape after every terminal, on which text surrogates were trained, and <c>arch_pytorch</c>, the module that PyTorch prints.</summary>
public static class PublishedText
{
    private static readonly string[] Nonterminals =
    [
        "sequential",
        "branching",
        "routing",
        "computation",
        "SequentialModule",
        "BranchingModule",
        "RoutingModule",
        "ComputationModule",
        "Network",
    ];

    /// <summary>Whether a text begins like one of these.</summary>
    public static bool IsLike(string text) =>
        Nonterminals.Any(name =>
            text.AsSpan().TrimStart() is var start
            && start.StartsWith(name, StringComparison.Ordinal)
            && start.Length > name.Length
            && start[name.Length] is '(' or '[' or '<' or '{'
        );

    /// <summary>The short form; the left side names what has no counterpart there.</summary>
    public static Either<string, string> Short(Derivation derivation) => Print(derivation, isLong: false);

    /// <summary>The long form; the left side names what has no counterpart there.</summary>
    public static Either<string, string> Long(Derivation derivation) => Print(derivation, isLong: true);

    /// <summary>The module that PyTorch prints; the left side names what has no counterpart there.</summary>
    public static Either<string, string> PyTorch(Derivation derivation) => PyTorchText.Print(derivation);

    /// <summary>The same architecture as <see cref="ArchitectureText"/> writes it. Shapes are passed over: they follow from the
    /// input.</summary>
    public static Either<string, string> Translate(string text) =>
        text.AsSpan().TrimStart() is [>= 'A' and <= 'Z', ..] ? PyTorchTextReader.Read(text) : PublishedTextReader.Read(text);

    /// <summary>Whether the code can write a branching: two branches, or four or eight copies of one.</summary>
    internal static bool IsPublished(Module branching) =>
        branching.Parts.Length == 3 || (branching.Copies(1) == 1 && FanOut(branching) == 2);

    private static Either<string, string> Print(Derivation derivation, bool isLong)
    {
        var text = new StringBuilder();
        return Append(derivation, 0, isLong, text).Match(Left<string, string>, () => Right<string, string>(text.ToString()));
    }

    /// <summary>Appends a tree; some of what has no counterpart.</summary>
    /// <param name="derivation">The tree.</param>
    /// <param name="branches">The branches that a join ends.</param>
    /// <param name="isLong">Whether the long form is meant.</param>
    /// <param name="text">What it is appended to.</param>
    private static Option<string> Append(Derivation derivation, int branches, bool isLong, StringBuilder text)
    {
        if (derivation is Leaf leaf)
        {
            var name = NameOf(leaf.Operation, branches);
            text.Append(name.IfNone("")).Append(isLong ? ShapeOf(leaf.Output) : "");
            return name.IsSome ? None : Some($"the operation {leaf.Operation.Text}");
        }

        var module = (Module)derivation;
        if (NameOf(module).Case is not (string known, string brackets))
        {
            return Some($"the module {module.Combinator.Text()}");
        }

        var fanOut = module.Combinator == Combinator.Branch ? ((SplitOperation)((Leaf)module.Parts[0]).Operation).FanOut : 0;
        text.Append(known).Append(isLong ? '[' : brackets[0]);
        foreach (var (index, part) in Written(module, fanOut).Index())
        {
            text.Append(index == 0 ? "" : ", ");
            if (Append(part, fanOut, isLong, text).Case is string missing)
            {
                return Some(missing);
            }
        }

        text.Append(isLong ? ']' : brackets[1]);
        return None;
    }

    /// <summary>Two branches are written out, and of four or eight only the one that they are copies of.</summary>
    private static IEnumerable<Derivation> Written(Module module, int fanOut) =>
        fanOut == 2 && module.Parts.Length == 3 ? [module.Parts[0], module.Parts[1], module.Parts[1], module.Parts[2]] : module.Parts;

    private static Option<(string Name, string Brackets)> NameOf(Module module) =>
        module.Combinator switch
        {
            Combinator.Sequence => ("sequential", "()"),
            Combinator.Route => ("routing", "[]"),
            Combinator.Compute => ("computation", "<>"),
            Combinator.Branch when IsPublished(module) => (
                string.Create(CultureInfo.InvariantCulture, $"branching({FanOut(module)})"),
                "{}"
            ),
            Combinator.Branch or Combinator.Repeat or Combinator.Cell => None,
        };

    private static int FanOut(Module module) => ((SplitOperation)((Leaf)module.Parts[0]).Operation).FanOut;

    private static Option<string> NameOf(Operation operation, int branches) =>
        operation switch
        {
            Add => Words($"add({branches})"),
            Concat concat => Words($"cat({branches},{concat.Axis})"),
            DotProduct product => product.Scaled ? "dot_product(scaled)" : "dot_product",
            Permute { Third: 0 } permute => Words($"perm(0,{permute.First},{permute.Second})"),
            Permute permute => Words($"perm(0,{permute.First},{permute.Second},{permute.Third})"),
            Activation { Function: ActivationFunction.LeakyRelu } => "relu",
            Activation { Function: ActivationFunction.Softmax } => "softmax",
            PositionalEncoding { Learnable: true } => "pos_enc",
            Clone or Group or Identity or Im2Col { Patch.IsSquare: true } or Col2Im or Linear or Norm => operation.Text,
            Activation
            or PositionalEncoding
            or Im2Col
            or MaxPool
            or AveragePool
            or GlobalAveragePool
            or Convolution
            or Reshape2Im
            or Times
            or Zero => None,
            _ => throw Closed.Unknown(operation),
        };

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string ShapeOf(TensorType type) =>
        $"{{'out_feature_shape': [{type.ToString().Replace("x", ", ", StringComparison.Ordinal)}]}}";
}
