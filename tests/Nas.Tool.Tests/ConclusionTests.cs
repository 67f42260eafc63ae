using Nas.Domain.Search.Decisions;
using Nas.Tool.Commands.Search;
using Nas.Tool.Rendering;

namespace Nas.Tool.Tests;

public class ConclusionTests
{
    private static readonly RunSummary Summary = RunSummary.Summarise("runs/a b", Recipes.Toy(trials: 3), SearchState.Empty, TimeSpan.Zero);

    [Theory]
    [InlineData(40)]
    [InlineData(100)]
    [InlineData(300)]
    public void NextSteps_OnAnyTerminal_HaveEveryCommandOnOneLine(int width)
    {
        var lines = Conclusion.Next(Summary, width).ToArray();
        foreach (var (command, purpose) in NextSteps.Suggest(Summary))
        {
            Assert.Single(
                lines,
                line =>
                    line.Trim() == command
                    || line.Contains($"{command} ", StringComparison.Ordinal) && line.EndsWith($"# {purpose}", StringComparison.Ordinal)
            );
        }

        // A command may be longer than the terminal is wide: broken, it could not be copied.
        Assert.All(
            lines.Where(line => line.Contains('#', StringComparison.Ordinal)),
            line => Assert.True(line.Length <= Math.Max(width, 60))
        );
    }
}
