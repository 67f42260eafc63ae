using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>What a large language model is told, and how its answer is read (Qin et al., AutoML 2025, section on few-shot prompts; the words
/// are ours).</summary>
public static partial class FewShotPrompt
{
    /// <summary>The role that the model takes.</summary>
    public const string Role =
        "You estimate how well neural networks classify images after training. You are given the architecture of a network and answer with "
        + "its validation accuracy directly: one number from 0.000 to 1.000 and nothing else.";

    /// <summary>The question about one candidate.</summary>
    public static string Question(FewShotRequest request, string candidate)
    {
        var texts = Texts(request, candidate);
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"1. {TaskOf(request.Task)}\n")
            .Append("2. The text of an architecture is as follows.\n")
            .Append(texts.IsPublished ? Published : Canonical)
            .Append("3. Study these architectures and their accuracies, then estimate the accuracy of the last one.\n");
        foreach (var (shown, architecture) in request.Demonstrations.Zip(texts.Shown))
        {
            text.Append(CultureInfo.InvariantCulture, $"\nArchitecture: {architecture}\nAccuracy: {shown.Score:F3}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\nArchitecture: {texts.Candidate}\nAccuracy:").ToString();
    }

    /// <summary>The last accuracy in an answer; none where it names none.</summary>
    public static Option<double> Read(string answer) =>
        Accuracy().Matches(answer) is [.., var last]
            ? double.Parse(last.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : Option<double>.None;

    private static string TaskOf(Option<TaskReference> task) =>
        task.Match(
            found =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The task is {found.Name}: images of {found.Input} (channels, height, width), {found.Target.Text}. {ImagesOf(found)}An architecture is judged by its {(found.Target.UsualMetric.Text())} on validation images after a short training."
                ),
            () => "The task is image classification. An architecture is judged by its accuracy on validation images."
        );

    private static string ImagesOf(TaskReference task) =>
        task
            .Images.Map(images =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{images.Train} images are for training and {images.Validation} for validation. "
                )
            )
            .IfNone("");

    /// <summary>All in the published text if each has one there, else in our own.</summary>
    private static (bool IsPublished, ImmutableArray<string> Shown, string Candidate) Texts(FewShotRequest request, string candidate)
    {
        ImmutableArray<string> own = [.. request.Demonstrations.Select(shown => shown.Architecture), candidate];
        var published = own.Select(text => PublishedOf(text, request.Task)).ToArray();
        var all = published.All(text => text.IsSome) ? [.. published.SelectMany(text => text.AsEnumerable())] : own;
        return (published.All(text => text.IsSome), all[..^1], all[^1]);
    }

    private static Option<string> PublishedOf(string text, Option<TaskReference> task) =>
        from found in task
        from type in TensorType.Parse(found.Input).ToOption()
        from tree in ArchitectureText.Parse(text, type).ToOption()
        from published in PublishedText.Long(tree).ToOption()
        select published;

    private const string Shapes = """
           A tensor is an image (C, H, W) or columns (S, D). Maps work on it:
           linear(n): affine map of the last axis to n numbers. norm: batch normalisation of an image, layer normalisation of columns.
           relu: leaky ReLU. softmax: over the last axis. identity: nothing.
           im2col(kernel,stride,padding): an image as columns, one row for each patch. col2im: columns as an image again.

        """;

    private const string Published =
        Shapes
        + """
               pos_enc: adds learnt positions. perm(0,...): permutes the axes; 0 is the batch.
               Modules contain maps and other modules:
               computation[map]. sequential[a, b]: first a, then b. routing[before, a, after]: rearranges the tensor, applies a, rearranges it.
               branching(2)[split, a, b, join]: two branches. branching(4)[split, a, join], branching(8)[split, a, join]: a 4 or 8 times.
               A split is clone(b), which gives b copies, or group(b,axis), which cuts an axis into b parts. A join is add(b), cat(b,axis),
               dot_product or dot_product(scaled).
               {'out_feature_shape': [...]} after a word is the shape that it gives. For example, a convolution of 3x3 with 64 channels is
               routing[im2col(3,1,1){'out_feature_shape': [1024, 27]}, computation[linear(64){'out_feature_shape': [1024, 64]}], col2im{'out_feature_shape': [64, 32, 32]}]

            """;

    private const string Canonical =
        Shapes
        + """
               conv2d(kernel,stride,padding,n or xFACTOR): convolution to n channels or to FACTOR times as many. avgpool, maxpool. zero: zeros.
               permute(...): permutes the axes.
               Modules contain maps and other modules:
               compute(map). sequence(a, b): first a, then b. route(before, a, after): rearranges the tensor, applies a, rearranges it.
               branch(split, a, ..., join): branches; one branch stands for equal ones with weights of their own. A split is clone(b) or
               group(b,axis), a join add, cat(axis), dot_product or scaled_dot_product.
               repeat(times(n), a): a n times, with weights of their own. cell(0-1, 0-2, 1-2, 0-3, 1-3, 2-3): a graph of 4 nodes; each sums one
               module of each earlier node. For example, a convolution of 3x3 with 64 channels is
               route(im2col(3,1,1), compute(linear(64)), col2im)

            """;

    [GeneratedRegex(@"(?<![\d.])(?:0?\.\d{1,12}|1\.0{1,12})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Accuracy();
}
