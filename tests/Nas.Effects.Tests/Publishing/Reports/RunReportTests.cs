using System.Text.Json;
using System.Text.RegularExpressions;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Publishing.Reports;
using Nas.Tests;

namespace Nas.Effects.Tests.Publishing.Reports;

public partial class RunReportTests
{
    private static readonly ReportFrame Frame = new("runs/toy", [("nas-search replay runs/toy", "recomputes every decision and compares")]);

    [Fact]
    public void Html_OfARun_IsAsApproved() =>
        Snapshot.Matches(
            "Reports/toy.html",
            WithoutAssets(RunReport.Html(MadeRun.Create(MadeRun.Recipe(12) with { Limits = Limits.None with { Nodes = 40 } }), Frame))
        );

    [Fact]
    public void Html_OfTheSameRun_IsTheSame() =>
        Assert.Equal(RunReport.Html(MadeRun.Create(MadeRun.Recipe(24)), Frame), RunReport.Html(MadeRun.Create(MadeRun.Recipe(24)), Frame));

    [Fact]
    public void Html_OfARunThatHasJustBegun_HasNothingToDraw()
    {
        var page = RunReport.Html(MadeRun.Create(MadeRun.Recipe(24), [new SearchEvent.Started("hash", "0.0.0")]), Frame);
        Assert.Contains("none yet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<figure", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_OfTheData_CannotEndItsElement()
    {
        var recipe = MadeRun.Recipe(1);
        var page = RunReport.Html(
            MadeRun.Create(recipe with { Seeds = recipe.Seeds.Map(seed => seed with { Name = "</script><!--" }) }),
            Frame
        );
        var data = Data().Match(page).Groups[1].Value;
        using var read = JsonDocument.Parse(data);
        Assert.Equal("seed </script><!--", read.RootElement.GetProperty("trials")[0].GetProperty("origin").GetString());
        Assert.DoesNotContain('<', data);
    }

    [Fact]
    public void Evaluation_InARun_IsThatOfTheEvaluationPage()
    {
        var judged = MadeEvidence.Judgement(["cat", "dog"]);
        var (run, alone) = (
            RunReport.Html(MadeRun.Create(MadeRun.Recipe(12)), Frame with { Test = judged }),
            EvaluationPage.Html("best", "photos", judged)
        );
        foreach (var part in new[] { "50.00 % of 4 images (95 % interval 15.00 … 85.00 %)", "cat taken for dog, 80.00 %", "too confident" })
        {
            Assert.Contains(part, run, StringComparison.Ordinal);
            Assert.Contains(part, alone, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Data_OfAReport_IsCountedByClassAndPart()
    {
        var data = MadeEvidence.Data(["cat", "dog"]);
        Assert.Equal([("cat", new PartSizes(2, 1, 1)), ("dog", new PartSizes(2, 1, 2))], data.Classes.AsEnumerable());
        Assert.Equal(["cat", "cat", "dog", "dog"], data.Samples.Select(sample => sample.Words));
    }

    [Fact]
    public void Comparison_OfRuns_ShowsWhatDiffers()
    {
        var (one, other) = (MadeRun.Recipe(12), MadeRun.Recipe(12) with { Seed = new(5) });
        var page = ComparisonPage.Html([new("a", MadeRun.Create(one)), new("b", MadeRun.Create(other))]);
        Assert.Contains("<code>seed</code></td><td><code>4</code></td><td><code>5</code>", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<svg").Length - 1);
        Assert.DoesNotContain("not scored alike", page, StringComparison.Ordinal);
        Assert.Contains(
            "not scored alike",
            ComparisonPage.Html([
                new("a", MadeRun.Create(one)),
                new("b", MadeRun.Create(one with { Task = one.Task with { Fingerprint = "other" } })),
            ]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Library_InAPage_IsTheOneThatItsReadmeNames()
    {
        using var library = typeof(RunReport).Assembly.GetManifestResourceStream("Nas.Effects.Publishing.Reports.Assets.chart.umd.min.js")!;
        Assert.Equal(
            "87364CC2B2A76A6684929E7D6B80B18A897794DB38400CAFF1FCF1791C6925D2",
            Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(library))
        );
    }

    private static string WithoutAssets(string page) =>
        Policy().Replace(Script().Replace(Style().Replace(page, "<style></style>"), "<script></script>"), "sha256-");

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();

    [GeneratedRegex("<script>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("sha256-[^&]*")]
    private static partial Regex Policy();
}
