using System.Globalization;
using System.Text.Json.Nodes;
using Nas.Effects.Publishing.Reports;
using Nas.Tests.Browsing;

namespace Nas.Effects.Tests.Publishing.Reports;

public sealed class ReportInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const string Drawn = "document.documentElement.dataset.charts";

    /// <summary>Distinct colours among the pixels of each canvas: a chart that was not drawn has one.</summary>
    private const string Colours = """
        [...document.querySelectorAll("canvas")].map(canvas =>
          new Set(new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size)
        """;

    private const string Picture = "document.querySelector('canvas').toDataURL()";

    private static readonly string Page = RunReport.Html(
        MadeRun.Create(MadeRun.Recipe(80)),
        new("runs/toy", [("nas-search replay runs/toy", "again")])
    );

    [BrowserFact]
    public async Task Page_OpenedInABrowser_DrawsEveryChartAndComplainsOfNothing()
    {
        await browser.Open(Page);
        Assert.Equal("6", (string?)await browser.Value(Drawn));
        Assert.All((await browser.Value(Colours))!.AsArray(), colours => Assert.InRange((int)colours!, 10, int.MaxValue));
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task Page_OfASearchWithASurrogate_DrawsHowWellItRanked()
    {
        await browser.Open(RunReport.Html(MadeRun.Create(MadeRun.BySurrogate(50)), new("runs/toy", [])));
        Assert.Equal("7", (string?)await browser.Value(Drawn));
        Assert.All((await browser.Value(Colours))!.AsArray(), colours => Assert.InRange((int)colours!, 10, int.MaxValue));
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task Page_OpenedInABrowser_AsksForNothingButItself()
    {
        await browser.Open(Page);
        Assert.Single(browser.Requests, request => !request.StartsWith("data:", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Table_SortedByKeyboard_IsInOrderBothWays()
    {
        await browser.Open(Page);
        const string numbers = "[...document.querySelectorAll('#trials ~ * tbody tr')].map(row => row.cells[3].dataset.value)";
        await browser.Value("document.querySelectorAll('#trials ~ * thead button')[3].focus()");
        await browser.Press("Enter", "\r", 13);
        var rising = (await browser.Value(numbers))!
            .AsArray()
            .Select(value => long.Parse((string)value!, CultureInfo.InvariantCulture))
            .ToList();
        Assert.Equal(80, rising.Count);
        Assert.Equal(rising.Order(), rising);
        await browser.Press("Enter", "\r", 13);
        Assert.Equal(
            "descending",
            (string?)await browser.Value("document.querySelectorAll('#trials ~ * thead th')[3].getAttribute('aria-sort')")
        );
        Assert.Equal(
            rising.OrderDescending().Select(value => FormattableString.Invariant($"{value}")),
            (await browser.Value(numbers))!.AsArray().Select(value => (string)value!)
        );
    }

    [BrowserFact]
    public async Task Page_InTheDark_IsDarkWithReadableCharts()
    {
        await browser.Open(Page);
        var light = (string?)await browser.Value(Picture);
        await browser.Call(
            "Emulation.setEmulatedMedia",
            new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = "dark" }) }
        );
        Assert.Equal("rgb(20, 24, 29)", (string?)await browser.Value("getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("#9ba6b2", (string?)await browser.Value("Chart.defaults.color"));
        Assert.Equal("rgb(20, 24, 29)", (string?)await browser.Value("getComputedStyle(document.querySelector('svg .paper')).fill"));
        Assert.NotEqual(light, (string?)await browser.Value(Picture));
        await browser.Call("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray() });
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task Page_Printed_IsAPdf()
    {
        await browser.Open(Page);
        var pdf = Convert.FromBase64String((string)(await browser.Call("Page.printToPDF"))["data"]!);
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task Page_WithoutScripts_ShowsTablesAndPicturesAndSaysSo()
    {
        await browser.Call("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
        await browser.Open(Page);
        await browser.Call("Emulation.setScriptExecutionDisabled", new() { ["value"] = false });
        Assert.Equal(80, (int)(await browser.Value("document.querySelectorAll('#trials ~ * tbody tr').length"))!);
        Assert.Equal(
            0,
            (int)(await browser.Value("[...document.querySelectorAll('figure')].filter(figure => figure.offsetHeight > 0).length"))!
        );
        Assert.Equal(
            2,
            (int)
                (
                    await browser.Value(
                        "[...document.querySelectorAll('svg')].filter(picture => picture.getBoundingClientRect().height > 100).length"
                    )
                )!
        );
    }

    [BrowserFact]
    public async Task Names_ThatAreScripts_AreShownAndNeverRun()
    {
        const string evil =
            "</script><script>window.ran=1</script><img src=x onerror=window.ran=1>' \" onload=window.ran=1 javascript:window.ran=1";
        var judged = MadeEvidence.Judgement([evil, "b"]);
        var recipe = MadeRun.Recipe(20);
        var page = RunReport.Html(
            MadeRun.Create(
                recipe with
                {
                    Task = recipe.Task with { Name = evil },
                    Grammar = recipe.Grammar with { Name = evil },
                    Seeds = recipe.Seeds.Map(seed => seed with { Name = evil }),
                }
            ),
            new(evil, [(evil, evil)])
            {
                Data = MadeEvidence.Data([evil, "b"]) with { Warnings = [evil] },
                Test = judged with { Mistaken = [.. judged.Mistaken.Select(_ => evil)] },
            }
        );
        await browser.Open(page);
        Assert.Null(await browser.Value("window.ran"));
        Assert.Equal(
            0,
            (int)
                (
                    await browser.Value(
                        "[...document.querySelectorAll('img')].filter(picture => !picture.src.startsWith('data:image/bmp')).length"
                    )
                )!
        );
        Assert.Equal($"Search for {evil}", (string?)await browser.Value("document.querySelector('h1').textContent"));
        Assert.Equal("6", (string?)await browser.Value(Drawn));
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task Policy_WhenAScriptGotInAllTheSame_LetsItNotRun()
    {
        await browser.Open(
            Page.Replace(
                "<main",
                "<script>window.ran=1</script><button id=\"b\" onclick=\"window.ran=1\">b</button><main",
                StringComparison.Ordinal
            )
        );
        await browser.Value("document.getElementById('b').click()");
        Assert.Null(await browser.Value("window.ran"));
        Assert.Equal("6", (string?)await browser.Value(Drawn));
        Assert.Contains(browser.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Pictures_OfDataAndMistakes_AreShown()
    {
        await browser.Open(
            RunReport.Html(
                MadeRun.Create(MadeRun.Recipe(20)),
                new("runs/toy", []) { Data = MadeEvidence.Data(["cat", "dog"]), Test = MadeEvidence.Judgement(["cat", "dog"]) }
            )
        );
        Assert.Equal(
            "[true]",
            (await browser.Value("[...new Set([...document.images].map(image => image.naturalWidth > 0))]"))!.ToJsonString()
        );
        Assert.Equal(4 + 2, (int)(await browser.Value("document.images.length"))!);
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task Page_OnATelephone_DoesNotReachBeyondTheWindow()
    {
        await browser.Resize(400, 800);
        await browser.Open(Page);
        var width = (int)(await browser.Value("document.documentElement.scrollWidth"))!;
        await browser.Call("Emulation.clearDeviceMetricsOverride");
        Assert.InRange(width, 1, 400);
    }

    [BrowserFact]
    public async Task Outliers_AreArrowsAtTheEdge()
    {
        await browser.Open(Page);
        var (drawn, least) = (
            (double)(await browser.Value("Chart.getChart(document.querySelector('canvas')).scales.y.min"))!,
            (double)
                (
                    await browser.Value(
                        "Math.min(...JSON.parse(document.getElementById('data').textContent).trials.map(trial => trial.score))"
                    )
                )!
        );
        Assert.Equal(
            drawn > least,
            (bool)
                (
                    await browser.Value(
                        "Chart.getChart(document.querySelector('canvas')).data.datasets.some(set => set.data.some(point => point.beyond))"
                    )
                )!
        );
        Assert.True((bool)(await browser.Value("[...document.querySelectorAll('.zoom button')].length === 8"))!);
    }

    [BrowserFact]
    public async Task Front_OfSeveralObjectives_IsDrawnWithTheChosenTrial()
    {
        var recipe = MadeRun.Recipe(40) with
        {
            Goals = new Nas.Domain.Search.Fronts.Goals([Nas.Domain.Search.Fronts.Goal.Accuracy, Nas.Domain.Search.Fronts.Goal.Macs]),
        };
        await browser.Open(RunReport.Html(MadeRun.Create(recipe), new("runs/toy", [])));
        Assert.Equal("7", (string?)await browser.Value(Drawn));
        Assert.Equal(
            "chosen",
            (string?)await browser.Value("Chart.getChart(document.querySelector('[data-chart=front-macs] canvas')).data.datasets[0].label")
        );
        Assert.Empty(browser.Complaints);
    }
}
