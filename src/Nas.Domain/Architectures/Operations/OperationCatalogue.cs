using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Every operation that a grammar or an architecture may name, and how its text is read.</summary>
/// <remarks>To add an operation, write its record in this folder and one line in <see cref="Families"/>; lowering
/// (<c>Networks/Lowering</c>) and execution then tell by compile errors and tests what is missing.</remarks>
public static class OperationCatalogue
{
    /// <summary>All families in the order of the documentation.</summary>
    public static ImmutableArray<OperationFamily> Families { get; } =
    [
        OperationFamily.Ints("clone", ["branches"], n => n[0] is >= 2 and <= 64, n => new Clone(n[0])),
        OperationFamily.Ints("times", ["count"], n => n[0] is >= 2 and <= 64, n => new Times(n[0])),
        OperationFamily.Ints(
            "group",
            ["branches", "axis"],
            n => n[0] is >= 2 and <= 64 && n[1] is >= 1 and <= 3,
            n => new Group(n[0], n[1])
        ),
        OperationFamily.Plain("add", new Add()),
        OperationFamily.Ints("cat", ["axis"], n => n[0] is >= 1 and <= 3, n => new Concat(n[0])),
        OperationFamily.Plain("dot_product", new DotProduct(Scaled: false)),
        OperationFamily.Plain("scaled_dot_product", new DotProduct(Scaled: true)),
        OperationFamily.Plain("identity", new Identity()),
        new("permute", ["axes…"], PermuteOf),
        Patches("im2col", Patch.Square, IsPatch, patch => new Im2Col(patch)),
        Patches("im2col1d", Patch.Row, IsPatch, patch => new Im2Col(patch)),
        OperationFamily.Plain("col2im", new Col2Im()),
        OperationFamily.Plain("reshape2im", new Reshape2Im()),
        new(
            "linear",
            ["width | xFACTOR | /DIVISOR"],
            texts => texts is [var text] ? WidthOf(text).Map<Operation>(width => new Linear(width)) : None
        ),
        new("conv2d", ["kernel", "stride", "padding", "channels | xFACTOR | /DIVISOR"], texts => ConvOf(texts, Patch.Square)),
        new("conv1d", ["kernel", "stride", "padding", "channels | xFACTOR | /DIVISOR"], texts => ConvOf(texts, Patch.Row)),
        OperationFamily.Plain("norm", new Norm()),
        OperationFamily.Plain("relu", new Activation(ActivationFunction.Relu)),
        OperationFamily.Plain("leakyrelu", new Activation(ActivationFunction.LeakyRelu)),
        OperationFamily.Plain("softmax", new Activation(ActivationFunction.Softmax)),
        OperationFamily.Plain("learnable_positional_encoding", new PositionalEncoding(Learnable: true)),
        OperationFamily.Plain("positional_encoding", new PositionalEncoding(Learnable: false)),
        Patches("maxpool", Patch.Square, IsPool, patch => new MaxPool(patch)),
        Patches("maxpool1d", Patch.Row, IsPool, patch => new MaxPool(patch)),
        Patches("avgpool", Patch.Square, IsPool, patch => new AveragePool(patch)),
        Patches("avgpool1d", Patch.Row, IsPool, patch => new AveragePool(patch)),
        OperationFamily.Plain("adaptiveavgpool", new GlobalAveragePool()),
        OperationFamily.Plain("zero", new Zero()),
    ];

    private static ImmutableSortedDictionary<string, OperationFamily> ByName { get; } =
        Families.ToImmutableSortedDictionary(family => family.Name, family => family, StringComparer.Ordinal);

    /// <summary>Whether an operation has this name.</summary>
    public static bool Contains(string name) => ByName.ContainsKey(name);

    /// <summary>The operation that a term such as <c>linear(64)</c> names, whatever stands before a star; the left side says what is wrong
    /// and where.</summary>
    public static Either<Diagnostic, Operation> Read(Term term) =>
        !ByName.TryGetValue(term.Head, out var family)
            ? Left(Diagnostic.Error(term.At, $"unknown operation '{term.Head}'{DidYouMean.Among(ByName.Keys, term.Head)}"))
            : term
                .Children.Find(child => !child.Children.IsEmpty || child.Prefix is not null)
                .Match(
                    nested =>
                        Left<Diagnostic, Operation>(Diagnostic.Error(nested.At, $"'{nested.Head}' is no parameter of {family.Usage}")),
                    () =>
                        family
                            .Read(term.Children.Select(child => child.Head).ToImmutableArray())
                            .ToEither(() => Diagnostic.Error(term.At, $"parameters out of range: write {family.Usage}"))
                );

    private static bool IsPatch(ImmutableArray<int> n) => n[0] is >= 1 and <= 256 && n[1] is >= 1 and <= 256 && n[2] is >= 0 and <= 128;

    private static bool IsPool(ImmutableArray<int> n) => IsPatch(n) && 2 * n[2] <= n[0];

    private static OperationFamily Patches(
        string name,
        Func<int, int, int, Patch> shape,
        Func<ImmutableArray<int>, bool> inRange,
        Func<Patch, Operation> create
    ) => OperationFamily.Ints(name, ["kernel", "stride", "padding"], inRange, n => create(shape(n[0], n[1], n[2])));

    private static Option<Operation> PermuteOf(ImmutableArray<string> texts) =>
        string.Join(',', texts) switch
        {
            "2,1" => new Permute(2, 1),
            "1,3,2" => new Permute(1, 3, 2),
            "2,1,3" => new Permute(2, 1, 3),
            "2,3,1" => new Permute(2, 3, 1),
            "3,1,2" => new Permute(3, 1, 2),
            "3,2,1" => new Permute(3, 2, 1),
            _ => Option<Operation>.None,
        };

    private static Option<Operation> ConvOf(ImmutableArray<string> texts, Func<int, int, int, Patch> shape) =>
        from patch in texts.Length == 4 ? OperationFamily.ReadInts(texts[..3], 3).Filter(IsPatch) : None
        from channels in WidthOf(texts[3])
        select (Operation)new Convolution(shape(patch[0], patch[1], patch[2]), channels);

    private static Option<LinearWidth> WidthOf(string text) =>
        text.Length == 0
            ? None
            : text[0] switch
            {
                'x' => Width(LinearWidthKind.Times, text[1..]),
                '/' => Width(LinearWidthKind.Over, text[1..]),
                _ => Width(LinearWidthKind.Fixed, text),
            };

    private static Option<LinearWidth> Width(LinearWidthKind kind, string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1 << 20
            ? Some(new LinearWidth(kind, number))
            : None;
}
