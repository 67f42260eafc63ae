using Nas.Domain.Learning.Formulas.Evolution;

namespace Nas.Domain.Tests.Learning.Formulas.Evolution;

public class SelectionRuleTests
{
    // Ranks on the two problems: a 1 and 4, b 2 and 2 (with c), c 3 and 2, d 4 and 1. The best mean tau is a's.
    private static readonly Individual A = Judged("a", 0.90, 0.10);
    private static readonly Individual B = Judged("b", 0.50, 0.40);
    private static readonly Individual C = Judged("c", 0.45, 0.40);
    private static readonly Individual D = Judged("d", 0.20, 0.45);

    [Fact]
    public void Published_OnSeveralProblems_AnswersWithTheSmallestMeanRank()
    {
        var rule = new PublishedRule();
        Assert.Equal(B, rule.Answer(rule.Keep([], [A, C, B, D])));
        Assert.Equal(B, rule.Answer(rule.Keep([B], [A, C, D])));
    }

    [Fact]
    public void Published_OnASingleProblem_TellsEqualTausApartByLength()
    {
        var (longer, shorter) = (Judged("a + b", 0.5), Judged("a", 0.5));
        Assert.Equal(shorter, new PublishedRule().Answer(new PublishedRule().Keep([longer], [Judged("c", 0.4), shorter])));
    }

    [Fact]
    public void Published_OnSeveralProblems_ForgetsLength()
    {
        Assert.False(new PublishedRule().Prefers(Judged("a", 0.5, 0.5), Judged("a + b", 0.5, 0.5)));
        Assert.True(new PublishedRule().Prefers(Judged("a + b", 0.500001, 0.500001), Judged("a", 0.5, 0.5)));
    }

    [Fact]
    public void Parsimonious_OfTausWithinAThousandth_PrefersTheShorter()
    {
        Assert.True(new ParsimoniousRule().Prefers(Judged("a", 0.5), Judged("a + b", 0.5004)));
        Assert.True(new ParsimoniousRule().Prefers(Judged("a + b", 0.502), Judged("a", 0.5)));
    }

    [Fact]
    public void Parsimonious_OfEqualMeans_PrefersTheSteadier() =>
        Assert.True(new ParsimoniousRule().Prefers(Judged("a + b", 0.62, 0.58), Judged("a", 0.70, 0.50)));

    [Fact]
    public void Parsimonious_KeepsTheFront_AnswersWithTheShortestNearBest()
    {
        var rule = new ParsimoniousRule();
        Individual[] all =
        [
            Judged("sqrt(a * b)", 0.604),
            Judged("a + b", 0.601),
            Judged("b + a", 0.590),
            Judged("a", 0.5),
            Judged("sqrt(a) + log(b)", 0.6035),
        ];
        var kept = rule.Keep([], [.. all]);
        Assert.Equal<Individual>([all[3], all[1], all[0]], kept);
        Assert.Equal(all[1], rule.Answer(kept));
    }

    private static Individual Judged(string formula, params double[] taus) => new(RandomFormulas.Read(formula), [.. taus]);
}
