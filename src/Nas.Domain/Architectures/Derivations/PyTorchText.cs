using System.Globalization;
using System.Text;
using LanguageExt;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>The form in which PyTorch (2.0 and later) prints the backbone that einspace's own code builds of a derivation:
/// <c>arch_pytorch</c>.</summary>
/// <remarks>It is that code's network, not ours: on columns its <c>norm</c> is a batch norm over positions.</remarks>
internal static class PyTorchText
{
    /// <summary>The text; the left side names what has no counterpart there.</summary>
    public static Either<string, string> Print(Derivation derivation) => Print(derivation, Grid.None);

    /// <summary>The text of a part.</summary>
    /// <param name="derivation">The part.</param>
    /// <param name="grid">The grid that a col2im right here folds to; none for that of its columns.</param>
    private static Either<string, string> Print(Derivation derivation, Grid grid) =>
        derivation switch
        {
            Leaf leaf => Layer(leaf, grid).ToEither($"the operation {leaf.Operation.Text}"),
            Module { Combinator: Combinator.Sequence } module => Block("SequentialModule", module.Parts, "first_fn", "second_fn"),
            Module { Combinator: Combinator.Compute } module => Block("ComputationModule", module.Parts, "computation_fn"),
            Module { Combinator: Combinator.Route } module => Routing(module),
            Module { Combinator: Combinator.Branch } module when PublishedText.IsPublished(module) => Branching(module),
            Module module => Left<string, string>($"the module {module.Combinator.Text()}"),
            _ => throw Closed.Unknown(derivation),
        };

    private static Either<string, string> Block(string name, ValueArray<Derivation> parts, params string[] fields) =>
        parts
            .Zip(fields, (part, field) => Print(part, Grid.None).Map(text => (field, text)))
            .Sequence()
            .Map(printed => Block(name, printed));

    /// <summary>The code gives the grid of an im2col in front to whatever stands at the end.</summary>
    private static Either<string, string> Routing(Module module) =>
        from before in Print(module.Parts[0], Grid.None)
        from inner in Print(module.Parts[1], Grid.None)
        from after in Print(module.Parts[2], module.Parts[0] is Leaf { Operation: Im2Col } unfold ? unfold.Output.Grid : Grid.None)
        select Block("RoutingModule", [("prerouting_fn", before), ("inner_fn", inner), ("postrouting_fn", after)]);

    private static Either<string, string> Branching(Module module) =>
        from split in Print(module.Parts[0], Grid.None)
        from branches in Enumerable
            .Range(1, module.Parts.Length - 2)
            .Map(i => Print(module.Parts[i], Grid.None).Map(text => Enumerable.Repeat(text, module.Copies(i))))
            .Sequence()
        from merge in Print(module.Parts[^1], Grid.None)
        select Block(
            "BranchingModule",
            [("branching_fn", split), ("inner_fn", List([.. branches.SelectMany(texts => texts)])), ("aggregation_fn", merge)]
        );

    /// <summary>Equal modules in a row are printed once.</summary>
    private static string List(string[] modules)
    {
        var lines = new List<(string Name, string Text)>();
        for (var (from, to) = (0, 0); from < modules.Length; from = to)
        {
            while (to < modules.Length && modules[to] == modules[from])
            {
                to++;
            }

            lines.Add(
                to - from == 1 ? (Number(from), modules[from]) : (Words($"{from}-{to - 1}"), Words($"{to - from} x {modules[from]}"))
            );
        }

        return Block("ModuleList", lines);
    }

    private static string Block(string name, IEnumerable<(string Name, string Text)> fields)
    {
        var text = new StringBuilder(name).Append("(\n");
        foreach (var (field, value) in fields)
        {
            text.Append("  (").Append(field).Append("): ").Append(value.Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');
        }

        return text.Append(')').ToString();
    }

    private static Option<string> Layer(Leaf leaf, Grid grid) =>
        leaf.Operation switch
        {
            Clone clone => Words($"CloneTensor(n={clone.FanOut})"),
            Group group => Words($"GroupDim(splits={group.FanOut}, dim={group.Axis})"),
            Add => "AddTensors()",
            Concat concat => Words($"CatTensors(dim={concat.Axis})"),
            DotProduct product => $"DotProduct(scaled={(product.Scaled ? "True" : "False")})",
            Identity => "Identity()",
            Permute { Third: 0 } permute => Words($"Permute(dims=[0, {permute.First}, {permute.Second}])"),
            Permute permute => Words($"Permute(dims=[0, {permute.First}, {permute.Second}, {permute.Third}])"),
            Im2Col { Patch: { IsSquare: true, Rows: var side } } => Words(
                $"Im2Col(kernel_size={Pair(side.Kernel)}, stride={Pair(side.Stride)}, padding={Pair(side.Padding)})"
            ),
            Col2Im => FoldTo(grid == Grid.None ? leaf.Input.Grid : grid),
            Linear => Block(
                "EinLinear",
                [("fn", Words($"Linear(in_features={leaf.Input.Last}, out_features={leaf.Output.Last}, bias=True)"))]
            ),
            Norm => Block("EinNorm", [("fn", NormOf(leaf.Input))]),
            Activation { Function: ActivationFunction.LeakyRelu } => "ReLU()",
            Activation { Function: ActivationFunction.Softmax } => "Softmax(dim=-1)",
            PositionalEncoding { Learnable: true } => "LearnablePositionalEncoding()",
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
            _ => throw Closed.Unknown(leaf.Operation),
        };

    private static string NormOf(TensorType input) =>
        Words(
            $"BatchNorm{(input.Layout == Layout.Image ? 2 : 1)}d({input.Axis1}, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)"
        );

    private static string FoldTo(Grid grid) => Words($"Col2Im(output_shape=({grid.Height}, {grid.Width}))");

    private static string Pair(int number) => Words($"({number}, {number})");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
