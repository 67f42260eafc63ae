using System.Collections.Immutable;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Tabular;

namespace Nas.Domain.Diagrams;

/// <summary>Test regret against queries: a line for each strategy, its mean over the seeds, in the band of its 95 % confidence
/// interval.</summary>
/// <remarks>Regret is the best test accuracy of the table less that of the architecture with the best validation accuracy so far,
/// in points of percent, on a logarithmic scale.</remarks>
public static class RegretChart
{
    private const double Width = 640;
    private const double Height = 360;
    private const double Left = 60;
    private const double Top = 40;
    private const double Labels = 190;
    private const double Row = 14;

    private const string Style = """
        text { font: 12px system-ui, sans-serif; fill: #1b1f24; }
        .paper { fill: #ffffff; }
        .grid { stroke: #d8dee4; }
        @media screen and (prefers-color-scheme: dark) { text { fill: #e6edf3; } .paper { fill: #14181d; } .grid { stroke: #30363d; } }
        """;

    // Okabe and Ito (2008): distinguishable with most kinds of colour vision.
    private static readonly ImmutableArray<string> Colours =
    [
        "#0072b2",
        "#d55e00",
        "#009e73",
        "#cc79a7",
        "#e69f00",
        "#56b4e9",
        "#8c564b",
        "#7f7f7f",
    ];

    /// <summary>The chart as a self-contained SVG file.</summary>
    /// <param name="task">The task.</param>
    /// <param name="strategies">At least one strategy, all with curves of the same length.</param>
    public static string Svg(TabularTask task, ImmutableArray<StrategyCurves> strategies) =>
        Svg(task, strategies, Horizon.OfTrials(strategies[0].Curves[0].Test.Length));

    /// <summary>The same with curves in other steps.</summary>
    public static string Svg(TabularTask task, ImmutableArray<StrategyCurves> strategies, Horizon horizon)
    {
        var bands = strategies.Select(strategy => Regrets(task, strategy)).ToImmutableArray();
        var scale = Scale.Fit(bands);
        var (spent, seeds) = (horizon.SpentAt(horizon.Points - 1), strategies[0].Curves.Length);
        var title = FormattableString.Invariant(
            $"{task.Task.Name}: test regret (% points), mean of {seeds} seeds with 95 % confidence band"
        );
        return Markup.Format(
                $"""
                <svg xmlns="http://www.w3.org/2000/svg" role="img" width="{Left + Width + Labels}" height="{Top
                    + Height
                    + 48}" viewBox="0 0 {Left + Width + Labels} {Top + Height + 48}">
                <title>{title}</title>
                <style>{Markup.Trusted(Style)}</style>
                <rect class="paper" width="100%" height="100%"/>
                <text x="{Left}" y="22">{title}</text>
                {scale.Decades().Select(HorizontalLine)}{Enumerable.Range(0, 7).Select(sixth => VerticalLine(sixth, spent))}
                <text x="{Left + Width / 2}" y="{Top + Height + 40}" text-anchor="middle">{(horizon.InEpochs ? "epochs" : "queries")}</text>
                {bands.Select((band, i) => Band(band, scale, Colours[i % Colours.Length]))}{bands.Select(
                    (band, i) => Line(band, scale, Colours[i % Colours.Length])
                )}{Names(strategies, bands, scale)}
                </svg>
                """
            ) + "\n";

        Markup HorizontalLine(double regret) =>
            Markup.Format(
                $"<path class=\"grid\" d=\"M{Left} {scale.Y(regret)}h{Width}\"/><text x=\"{Left - 8}\" y=\"{scale.Y(regret) + 4}\" text-anchor=\"end\">{regret}</text>\n"
            );
    }

    private static ImmutableArray<MeanInterval> Regrets(TabularTask task, StrategyCurves strategy) =>
        [
            .. Enumerable
                .Range(0, strategy.Curves[0].Test.Length)
                .Select(query => strategy.Over(curve => 100 * (task.BestTest - curve.Test[query]))),
        ];

    private static Markup VerticalLine(int sixth, double spent)
    {
        var x = Left + sixth * Width / 6;
        return Markup.Format(
            $"<path class=\"grid\" d=\"M{x} {Top}v{Height}\"/><text x=\"{x}\" y=\"{Top + Height + 20}\" text-anchor=\"middle\">{Math.Round(spent * sixth / 6.0)}</text>\n"
        );
    }

    private static Markup Line(ImmutableArray<MeanInterval> band, Scale scale, string colour) =>
        Markup.Format(
            $"<path fill=\"none\" stroke-width=\"2\" stroke=\"{colour}\" d=\"M{Points(band, scale, interval => interval.Mean)}\"/>\n"
        );

    private static Markup Band(ImmutableArray<MeanInterval> band, Scale scale, string colour) =>
        Markup.Format(
            $"<path fill=\"{colour}\" fill-opacity=\"0.18\" d=\"M{Points(band, scale, interval => interval.High)}L{Markup.Join(Enumerable.Range(0, band.Length).Reverse().Select(query => Point(query, band.Length, scale.Y(band[query].Low))))}Z\"/>\n"
        );

    private static Markup Points(ImmutableArray<MeanInterval> band, Scale scale, Func<MeanInterval, double> number) =>
        Markup.Join(band.Select((interval, query) => Point(query, band.Length, scale.Y(number(interval)))));

    private static Markup Point(int query, int queries, double y) => Markup.Format($"{Left + Width * (query + 1) / queries} {y} ");

    /// <summary>The strategies' names next to the ends of their lines, from top to bottom, without overlap.</summary>
    private static IEnumerable<Markup> Names(
        ImmutableArray<StrategyCurves> strategies,
        ImmutableArray<ImmutableArray<MeanInterval>> bands,
        Scale scale
    )
    {
        var last = double.NegativeInfinity;
        foreach (var i in Enumerable.Range(0, bands.Length).OrderBy(i => scale.Y(bands[i][^1].Mean)))
        {
            last = Math.Max(last + Row, scale.Y(bands[i][^1].Mean) + 4);
            yield return Markup.Format(
                $"<text x=\"{Left + Width + 8}\" y=\"{last}\" style=\"fill:{Colours[i % Colours.Length]}\">{strategies[i].Name}</text>\n"
            );
        }
    }

    /// <summary>A logarithmic axis from a decade at or below the smallest mean to the largest number.</summary>
    private readonly record struct Scale(double Min, double Max)
    {
        private const double Floor = 0.01;

        public static Scale Fit(ImmutableArray<ImmutableArray<MeanInterval>> bands)
        {
            var means = bands.SelectMany(band => band).Select(interval => interval.Mean).ToArray();
            var min = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(Floor, means.Min()))));
            return new(min, Math.Max(10 * min, means.Max()));
        }

        public double Y(double regret) => Top + Height * (1 - Math.Log(Math.Clamp(regret, Min, Max) / Min) / Math.Log(Max / Min));

        public IEnumerable<double> Decades()
        {
            for (var decade = Min; decade <= Max; decade *= 10)
            {
                foreach (var tick in new[] { decade, 2 * decade, 5 * decade })
                {
                    if (tick <= Max)
                    {
                        yield return Math.Round(tick, 4);
                    }
                }
            }
        }
    }
}
