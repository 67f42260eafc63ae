using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LanguageExt;
using Nas.Domain.Architectures.Grammars.Checks;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Architectures.Operations;

/// <summary>What the reference says about operations and grammars is true.</summary>
public partial class DocumentationTests
{
    public static TheoryData<string> Examples() => [.. Example().Matches(Read("operations.md")).Select(match => match.Value)];

    [Fact]
    public void OperationsReference_HasARowAndAnExampleForEveryFamily()
    {
        var rows = Read("operations.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        Assert.All(
            OperationCatalogue.Families,
            family =>
                Assert.Contains(
                    rows,
                    row =>
                        row.StartsWith($"| `{family.Usage.Replace("|", "\\|", StringComparison.Ordinal)}` |", StringComparison.Ordinal)
                        && Example().IsMatch(row)
                )
        );
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void OperationsReference_Example_Holds(string example)
    {
        var parts = Example().Match(example).Groups;
        var operands = parts["inputs"].Value.Split(", ").Select(Space.Type).ToArray();
        operands[0] = parts["grid"].Success ? operands[0].WithGrid(GridOf(parts["grid"].Value)) : operands[0];
        var (shape, parameters, macs) = Operations.Examples.Read(parts["operation"].Value) switch
        {
            MapOperation map => (map.Infer(operands[0]), map.Parameters(operands[0]), map.Macs(operands[0])),
            SplitOperation split => (split.Infer(operands[0]), 0, 0),
            Times => (ShapeResult.Valid(operands[0]), 0, 0),
            JoinOperation join => (join.Infer(operands), 0, join.Macs(operands)),
            var other => throw new InvalidOperationException(other.Text),
        };
        Assert.Equal(parts["output"].Value, shape.Type.ToString());
        Assert.Equal((Number(parts["parameters"]), Number(parts["macs"])), (parameters, macs));
    }

    [Theory]
    [InlineData("grammar.md")]
    [InlineData("../../README.md")]
    public void Grammar_OfAPage_IsWithoutFault(string page)
    {
        var text = Read(page).Split("```grammar\n")[1].Split("```")[0];
        Assert.Equal("", Space.Lines(GrammarLint.Check(Space.Parsed(text), Some(Space.Inputs[0]))));
    }

    private static Grid GridOf(string text) =>
        new(int.Parse(text.Split('x')[0], CultureInfo.InvariantCulture), int.Parse(text.Split('x')[1], CultureInfo.InvariantCulture));

    private static long Number(Capture group) => group.Length > 0 ? long.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    private static string Read(string name, [CallerFilePath] string caller = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "..", "..", "docs", "reference", name))
            .ReplaceLineEndings("\n");

    [GeneratedRegex(
        @"`(?<operation>[^`]+)` (on|of) (?<inputs>\d[\dx]+(, [\dx]+)*)( with grid (?<grid>[\dx]+))?: (?<output>[\dx]+)(, (?<parameters>\d+) parameters)?(, (?<macs>\d+) MACs)?"
    )]
    private static partial Regex Example();
}
