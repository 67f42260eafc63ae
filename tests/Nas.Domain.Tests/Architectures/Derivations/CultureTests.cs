using System.Globalization;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Checks;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Architectures.Derivations;

public class CultureTests
{
    [Theory]
    [InlineData("et-EE")]
    [InlineData("da-DK")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Everything_UnderAnotherCulture_IsTheSame(string name)
    {
        var expected = Report();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Named(name);
            Assert.Equal("0,5", 0.5.ToString(CultureInfo.CurrentCulture).Replace('٫', ','));
            Assert.Equal(expected, Report());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Report()
    {
        var lines = new List<string>();
        foreach (var grammar in BuiltInGrammars.Names.Select(Space.Named))
        {
            lines.Add(GrammarText.Print(Space.Parsed(GrammarText.Print(grammar))));
            lines.Add(Space.Lines(GrammarLint.Check(grammar, Some(Space.Inputs[0]))));
            foreach (var seed in Enumerable.Range(0, 20))
            {
                var tree = Space.Sample(grammar, Space.Inputs[0], seed);
                lines.Add(ArchitectureText.Print(Space.Tree(ArchitectureText.Print(tree), "3x28x28", grammar.Settings.Fold)));
                lines.AddRange(
                    Mutation.Mutate(grammar, tree, RandomStream.FromSeed(new Seed(seed))).Map(ArchitectureText.Print).AsEnumerable()
                );
            }
        }

        lines.Add(Space.Lines(GrammarText.Parse("n = -1 norm | 1e400 relu | nrm\ni = i").Match(_ => default, errors => errors)));
        lines.Add(Space.Lines(GrammarLint.Check(Space.Parsed("n = 0.25 norm | 0.5 sequence(n, n)"), None)));
        return string.Join('\n', lines);
    }

    /// <summary>The culture, or where globalization is invariant one that writes numbers as it does.</summary>
    private static CultureInfo Named(string name)
    {
        try
        {
            return new CultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NegativeSign) = (
                ",",
                ".",
                "−"
            );
            return culture;
        }
    }
}
