using System.Globalization;
using System.Text;
using LanguageExt;
using Nas.Domain.Architectures.Grammars.Checks;
using Nas.Domain.Architectures.Tensors;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Architectures.Grammars.Checks;

public class LintTests
{
    [Fact]
    public void BuiltInGrammars_ForInputsThatReachAllRules_HaveNoFindings()
    {
        foreach (var (grammar, input) in Space.BuiltIn.SelectMany(grammar => Space.InputsOf(grammar).Select(input => (grammar, input))))
        {
            var told = GrammarLint.Check(grammar, Some(input));
            Assert.True(told.IsEmpty, $"{grammar.Name}, {input}: {Space.Lines(told)}");
        }
    }

    [Fact]
    public void SpectralRadius_OfEinspace_IsThePublishedMeanOfChildModules()
    {
        // 2(1−p)/3 for sequences, 4/3 of (1−p)/3 for branchings and (1−p)/3 for routings, with p = 0.32.
        foreach (var facts in new[] { "einspace", "einspace-pcfg" }.Select(name => GrammarFacts.Gather(Space.Named(name), None)))
        {
            var growth = facts.Growth.IfNone(() => throw new InvalidOperationException("no growth"));
            Assert.Equal(0.98222, growth.SpectralRadius, 4);
        }
    }

    [Fact]
    public void MeanNodes_OfAnUnboundedChoice_AreTheGeometricSum()
    {
        // One node with probability 2/3, else a module of 1 + x + x nodes: x = 2/3 + (1 + 2x)/3, so x = 3.
        var growth = GrowthOf("m = 2 norm | sequence(m, m)");
        Assert.Equal(2.0 / 3, growth.SpectralRadius, 8);
        Assert.Equal(3, growth.MeanNodes.IfNone(0), 8);
    }

    [Fact]
    public void MeanNodes_OfKeptProbabilities_FollowTheDraw()
    {
        // 0.75 whatever the weights of the others are: x = 0.75 + 0.25(1 + 2x), so x = 2.
        Assert.Equal(2, GrowthOf("m = 0.75! norm | 7 sequence(m, m)").MeanNodes.IfNone(0), 8);
    }

    [Fact]
    public void MeanNodes_OfCopies_CountThemOnceOrAll()
    {
        var facts = GrammarFacts.Gather(Space.Parsed("n = branch(s, *m, add)  s = clone(2) | 3 clone(4)  m = norm"), None);
        Assert.Equal(1 + 1 + 1.25 + 1, facts.Growth.Bind(growth => growth.MeanNodes).IfNone(0), 8);
        Assert.Equal(1 + 1 + 3.5 + 1, facts.GrowthWithCopies.Bind(growth => growth.MeanNodes).IfNone(0), 8);
    }

    [Fact]
    public void MeanNodes_OfRepetitions_CountThemOnceOrAll()
    {
        var facts = GrammarFacts.Gather(Space.Parsed("n = repeat(t, m, compute(norm))  t = times(2) | 3 times(6)  m = relu"), None);
        Assert.Equal(1 + 1 + 1 + 2, facts.Growth.Bind(growth => growth.MeanNodes).IfNone(0), 8);
        Assert.Equal(1 + 1 + 5 + 2 * 4, facts.GrowthWithCopies.Bind(growth => growth.MeanNodes).IfNone(0), 8);
    }

    [Fact]
    public void SpectralRadius_WithoutRecursion_IsZero() =>
        Assert.Equal(0, GrowthOf("a = sequence(b, b)  b = sequence(c, c)  c = norm | relu").SpectralRadius);

    [Theory]
    [InlineData("m = norm | relu", 0, 2)]
    [InlineData("m = norm | sequence(m, m)", 2, 1 + 2 * 2)]
    [InlineData("m = norm | sequence(m, compute(relu))", 3, 3)]
    [InlineData("m = branch(s, *o, add)  s = clone(2) | clone(4) | clone(8)  o = norm | relu", 1, 4 + 2 + 2)]
    [InlineData("m = branch(clone(4), 4*o, add)  o = norm | relu", 1, 2)]
    [InlineData("n = repeat(t, m, m)  t = times(2) | times(3)  m = norm | relu", 1, 8)]
    [InlineData("n = cell(m, m, m)  m = norm | zero", 1, 8)]
    [InlineData("a = b | norm  b = c | relu  c = softmax", 0, 3)]
    public void Counts_OfSmallGrammars_AreTheNumbersOfDerivations(string text, int height, double derivations)
    {
        var counts = GrammarFacts.Gather(Space.Parsed(text), None).Counts;
        Assert.Equal(Math.Log10(derivations), counts.Single(count => count.Height == height).Log10, 9);
    }

    [Fact]
    public void UntakenAlternatives_OfRareButLegalChoices_AreNone()
    {
        var rare =
            "n = sequence(m, m)\nm = 1000000 norm | branch(clone(2), 2*o, add)\no = 1000000 norm | "
            + string.Join(" | ", Enumerable.Range(1, 1500).Select(i => $"linear({i})"));
        Assert.Empty(
            GrammarLint
                .Check(Space.Parsed(rare), Some(TensorType.Image(3, 8, 8)))
                .Filter(told => told.Message.Contains("out of reach", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Facts_OfTheBuiltInGrammars_AreAsApproved()
    {
        var report = new StringBuilder();
        foreach (var facts in Space.BuiltIn.Select(grammar => GrammarFacts.Gather(grammar, Some(Space.Inputs[0]))))
        {
            report.Append(
                CultureInfo.InvariantCulture,
                $"{facts.Name}: {facts.Settings}\n{facts.Rules} rules, {facts.Alternatives} alternatives, height {facts.Height}\n"
            );
            report.AppendJoin(' ', facts.Operations).Append('\n');
            report
                .AppendJoin(
                    '\n',
                    facts.Counts.Select(count =>
                        string.Create(CultureInfo.InvariantCulture, $"up to height {count.Height}: 10^{count.Log10:0.00}")
                    )
                )
                .Append('\n');
            facts.Sampled.Iter(sampled => report.Append(CultureInfo.InvariantCulture, $"{sampled}\n\n"));
        }

        Snapshot.Matches("Grammars/Facts", report.ToString());
    }

    private static Growth GrowthOf(string text) =>
        GrammarFacts.Gather(Space.Parsed(text), None).Growth.IfNone(() => throw new InvalidOperationException("no growth"));
}
