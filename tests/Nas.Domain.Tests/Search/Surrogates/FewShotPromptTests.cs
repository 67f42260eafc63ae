using LanguageExt;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Tests;

namespace Nas.Domain.Tests.Search.Surrogates;

/// <summary>What large language models are told, and how their answers are read.</summary>
public class FewShotPromptTests
{
    private static readonly TaskReference Task = new("cifar10", default, "00ff", "3x32x32", 10)
    {
        Images = new PartSizes(40_000, 10_000, 10_000),
    };

    [Fact]
    public void Question_AboutPublishedOperations_IsInThePublishedText() =>
        Snapshot.Matches(
            "Search/few-shot-einspace",
            $"{FewShotPrompt.Role}\n\n{Question("route(im2col(3,1,1), compute(linear(64)), col2im)")}"
        );

    [Fact]
    public void Question_AboutOtherOperations_IsInOurText()
    {
        var question = Question("sequence(conv2d(3,1,1,16), norm)");
        Assert.EndsWith("Architecture: sequence(conv2d(3,1,1,16), norm)\nAccuracy:", question, StringComparison.Ordinal);
        Assert.Contains("Architecture: compute(norm)\nAccuracy: 0.300\n", question, StringComparison.Ordinal);
        Assert.Contains("cell(0-1, 0-2, 1-2, 0-3, 1-3, 2-3)", question, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.873", 0.873)]
    [InlineData("Between 0.2 and .75, I say **0.61**.", 0.61)]
    [InlineData("1.000", 1)]
    [InlineData("The accuracy is 0.7.", 0.7)]
    public void Answer_WithAnAccuracy_IsTheLastOne(string answer, double expected) => Assert.Equal(expected, FewShotPrompt.Read(answer));

    [Theory]
    [InlineData("")]
    [InlineData("I cannot say.")]
    [InlineData("87 %")]
    [InlineData("linear(64), version 3.0.12")]
    [InlineData("1.5")]
    public void Answer_WithoutAnAccuracy_IsNone(string answer) => Assert.Equal(Option<double>.None, FewShotPrompt.Read(answer));

    private static string Question(string candidate) =>
        FewShotPrompt.Question(
            new(9)
            {
                Endpoint = new("http://localhost/v1", "any"),
                Demonstrations =
                [
                    new("compute(norm)", 0.3),
                    new("sequence(compute(linear(64)), compute(leakyrelu))", 0.5214),
                    new("compute(softmax)", 0.8),
                ],
                Candidates = [candidate],
                Task = Task,
            },
            candidate
        );
}
