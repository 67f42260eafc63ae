using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using Nas.Tests;

namespace Nas.Domain.Tests.Architectures.Derivations;

/// <summary>The published texts of four trees, for images of 3x32x32.</summary>
public class PublishedTextTests
{
    private const string RouteLong =
        "routing[im2col(3,1,1){'out_feature_shape': [1024, 27]}, computation[linear(64){'out_feature_shape': [1024, 64]}], "
        + "col2im{'out_feature_shape': [64, 32, 32]}]";

    private const string SequenceLong =
        "sequential[computation[linear(64){'out_feature_shape': [3, 32, 64]}], computation[relu{'out_feature_shape': [3, 32, 64]}]]";

    private const string BranchesLong =
        "sequential[branching(4)[clone(4){'out_feature_shape': [3, 32, 32]}, computation[linear(16){'out_feature_shape': [3, 32, 16]}], "
        + "cat(4,3){'out_feature_shape': [3, 32, 64]}], computation[softmax{'out_feature_shape': [3, 32, 64]}]]";

    private const string BranchesShort = "branching(2){clone(2), computation<relu>, computation<identity>, add(2)}";

    [Theory]
    [InlineData(RouteLong)]
    [InlineData(SequenceLong)]
    [InlineData(BranchesLong)]
    public void Long_OfWhatWasRead_IsThePublishedText(string text) => Assert.Equal(text, TextOf(PublishedText.Long(Read(text))));

    [Theory]
    [InlineData("routing[im2col(3,1,1), computation<linear(64)>, col2im]")]
    [InlineData("sequential(computation<linear(64)>, computation<relu>)")]
    [InlineData(BranchesShort)]
    [InlineData("routing[perm(0,3,1,2), computation<norm>, perm(0,2,3,1)]")]
    [InlineData("branching(2){group(2,3), computation<pos_enc>, computation<identity>, cat(2,3)}")]
    [InlineData("branching(2){clone(2), computation<identity>, computation<softmax>, dot_product(scaled)}")]
    public void Short_OfWhatWasRead_IsThePublishedText(string text) => Assert.Equal(text, TextOf(PublishedText.Short(Read(text))));

    [Fact]
    public void PyTorch_OfEveryModule_IsThePrintedForm() =>
        Snapshot.Matches("Derivations/PyTorch", string.Join("\n\n", Modules.Select(text => TextOf(PublishedText.PyTorch(Typed(text))))));

    private static readonly string[] Modules =
    [
        "route(im2col(3,1,1), compute(linear(64)), col2im)",
        "sequence(branch(clone(4), 4*compute(linear(16)), cat(3)), compute(softmax))",
        "branch(clone(2), compute(leakyrelu), compute(identity), add)",
        "branch(group(2,3), compute(learnable_positional_encoding), compute(learnable_positional_encoding), cat(3))",
        "sequence(route(permute(2,3,1), compute(norm), permute(3,1,2)), route(im2col(4,4,0), compute(norm), permute(2,1)))",
        "branch(clone(2), route(identity, compute(linear(32)), permute(1,3,2)), compute(linear(32)), scaled_dot_product)",
    ];

    public static TheoryData<string> PyTorchTexts => new(Modules);

    [Theory]
    [MemberData(nameof(PyTorchTexts))]
    public void Translate_OfThePyTorchText_GivesTheArchitecture(string text) =>
        Assert.Equal(text, ArchitectureText.Print(Read(TextOf(PublishedText.PyTorch(Typed(text))))));

    [Theory]
    [InlineData("SequentialModule(", "expected )")]
    [InlineData("SequentialModule()", "SequentialModule has no first_fn")]
    [InlineData("ComputationModule(\n  (computation_fn): Conv2d(3)\n)", "there is no module Conv2d")]
    [InlineData("ComputationModule(\n  (computation_fn: ReLU()\n)", "expected the name of a field and a colon")]
    [InlineData("ComputationModule(\n  (computation_fn): ReLU()\n) x", "expected the end")]
    [InlineData("RoutingModule(\n  (prerouting_fn): Im2Col(stride=1)\n)", "Im2Col has no kernel_size")]
    public void Translate_OfABrokenPyTorchText_SaysWhy(string text, string what) =>
        Assert.Contains(what, TextOf(PublishedText.Translate(text)), StringComparison.Ordinal);

    [Fact]
    public void Translate_OfADeepPyTorchText_IsRefused() =>
        Assert.Contains(
            "nested",
            TextOf(PublishedText.Translate(string.Concat(Enumerable.Repeat("ComputationModule((computation_fn): ", 10_000)))),
            StringComparison.Ordinal
        );

    [Fact]
    public void Translate_OfABranching_CopiesTheOneModule() =>
        Assert.Equal(
            "sequence(branch(clone(4), 4*compute(linear(16)), cat(3)), compute(softmax))",
            ArchitectureText.Print(Typed(TextOf(PublishedText.Translate(BranchesLong))))
        );

    [Theory]
    [InlineData("sequential(computation<relu>", "at character 29: expected a comma or )")]
    [InlineData("computation<>", "at character 13: expected a name")]
    [InlineData("computation<relu> x", "at character 19: expected the end")]
    [InlineData("branching(2", "expected a closing parenthesis")]
    [InlineData("computation[relu{'out_feature_shape': [1", "expected the end of a shape")]
    public void Translate_OfABrokenText_SaysWhere(string text, string what) =>
        Assert.Contains(what, TextOf(PublishedText.Translate(text)), StringComparison.Ordinal);

    [Fact]
    public void Translate_OfADeepText_IsRefused() =>
        Assert.Contains(
            "nested",
            TextOf(PublishedText.Translate(string.Concat(Enumerable.Repeat("computation<", 100_000)))),
            StringComparison.Ordinal
        );

    [Fact]
    public void Short_OfAnOperationOfOurs_NamesIt() =>
        Assert.Equal("the operation relu", TextOf(PublishedText.Short(Typed("compute(relu)"))));

    /// <summary>Either side.</summary>
    private static string TextOf(LanguageExt.Either<string, string> either) => either.Match(text => text, reason => reason);

    private static Derivation Read(string text) =>
        Typed(PublishedText.Translate(text).IfLeft(reason => throw new InvalidOperationException(reason)));

    private static Derivation Typed(string text) =>
        ArchitectureText
            .Parse(text, TensorType.Image(3, 32, 32))
            .IfLeft(errors => throw new InvalidOperationException(string.Join('\n', errors)));
}
