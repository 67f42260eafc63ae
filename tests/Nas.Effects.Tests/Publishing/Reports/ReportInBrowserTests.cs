using System.Globalization;
using System.Text.Json.Nodes;
using Nas.Effects.Publishing.Reports;

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

    [Fact]
    public async Task Page_OpenedInABrowser_DrawsEveryChartAndComplainsOfNothing()
    {
        await browser.Open(Page);
        Assert.Equal("6", (string?)await browser.Value(Drawn));
        Assert.All((await browser.Value(Colours))!.AsArray(), colours => Assert.InRange((int)colours!, 10, int.MaxValue));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Page_OfASearchWithASurrogate_DrawsHowWellItRanked()
    {
        await browser.Open(RunReport.Html(MadeRun.Create(MadeRun.BySurrogate(50)), new("runs/toy", [])));
        Assert.Equal("7", (string?)await browser.Value(Drawn));
        Assert.All((await browser.Value(Colours))!.AsArray(), colours => Assert.InRange((int)colours!, 10, int.MaxValue));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Page_OpenedInABrowser_AsksForNothingButItself()
    {
        await browser.Open(Page);
        Assert.Single(browser.Requests, request => !request.StartsWith("data:", StringComparison.Ordinal));
    }

    [Fact]
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

    [Fact]
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

    [Fact]
    public async Task Page_Printed_IsAPdf()
    {
        await browser.Open(Page);
        var pdf = Convert.FromBase64String((string)(await browser.Call("Page.printToPDF"))["data"]!);
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
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

    [Fact]
    public async Task Names_ThatAreScripts_AreShownAndNeverRun()
    {
        const string evil =
            "</script><script>window.ran=1</script><img src=x onerror=window.ran=1>' \" onload=window.ran=1 javascript:window.ran=1";
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
        );
        await browser.Open(page);
        Assert.Null(await browser.Value("window.ran"));
        Assert.Equal(0, (int)(await browser.Value("document.querySelectorAll('img').length"))!);
        Assert.Equal($"Search for {evil}", (string?)await browser.Value("document.querySelector('h1').textContent"));
        Assert.Equal("6", (string?)await browser.Value(Drawn));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
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
}
