using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Decisions;
using Nas.Effects.Runs.Replaying;

namespace Nas.Benchmarks;

/// <summary>Searches that an archive taught beside searches that it did not, as <c>eng/transfer</c> leaves them.</summary>
internal static class TransferBenchmark
{
    private static readonly ImmutableArray<(string Name, string Colour)> Arms = [("plain", "#0072b2"), ("taught", "#d55e00")];

    public static int Run(string folder)
    {
        var arms = Arms.Select(arm => RunsOf(folder, arm.Name)).ToImmutableArray();
        var queries = arms.SelectMany(runs => runs).Min(run => run.State.Trials.Count);
        var curves = arms.Select(runs => runs.Select(run => BestSoFar(run.State, queries)).ToImmutableArray()).ToImmutableArray();
        Console.WriteLine(
            $"best validation accuracy so far, %, mean ± standard deviation of {arms[0].Length} seeds\n\n| trials | plain | taught |\n|---|---|---|"
        );
        foreach (var query in Enumerable.Range(1, queries).Where(query => query is 1 or 3 || query % 5 == 0))
        {
            Console.WriteLine($"| {query} | {string.Join(" | ", curves.Select(arm => Text(At(arm, query))))} |");
        }

        var final = At(curves[0], queries).Mean;
        var reached = Enumerable.Range(1, queries).FirstOrDefault(query => At(curves[1], query).Mean >= final);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\nplain ends at {final:F2} %; taught is there after {(reached == 0 ? "more than all" : reached)} of {queries} trials"
            )
        );
        foreach (var run in arms[1])
        {
            Console.WriteLine($"seed {run.Recipe.Seed.Value}: {Taus(run)}");
        }

        var pairs = curves[0].Zip(curves[1], (plain, taught) => taught.Average() - plain.Average()).ToArray();
        Console.WriteLine($"taught less plain, mean over all trials, seed by seed: {Text(MeanAndDeviation.Compute(pairs))} points");
        File.WriteAllText(Path.Combine(folder, "transfer.svg"), Svg(curves));
        return 0;
    }

    private static ImmutableArray<RunReplay> RunsOf(string folder, string arm) =>
        [
            .. Directory
                .EnumerateDirectories(folder, arm + "-*")
                .Order(StringComparer.Ordinal)
                .Select(run => RunReplay.Open(run).IfLeft(fault => throw new InvalidOperationException(fault.ToString()))),
        ];

    /// <summary>In percent, after each trial; 0 before the first score.</summary>
    private static double[] BestSoFar(SearchState state, int queries)
    {
        var best = 0.0;
        return [.. state.Trials.Take(queries).Select(trial => best = Math.Max(best, 100 * trial.Score.IfNone(0)))];
    }

    private static MeanAndDeviation At(ImmutableArray<double[]> arm, int query) =>
        MeanAndDeviation.Compute([.. arm.Select(curve => curve[query - 1])]);

    private static string Text(MeanAndDeviation number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number.Mean:F2} ± {number.Deviation:F2}");

    private static string Taus(RunReplay run)
    {
        var diagnostics = run
            .Space.Map(space => SurrogateDiagnostics.Compute(run.Recipe, space, run.State))
            .IfLeft(fault => throw new InvalidOperationException(fault));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"tau of all predictions {SurrogateDiagnostics.Tau(diagnostics):F3}, of the archive alone {SurrogateDiagnostics.SourceTau(diagnostics):F3}, {diagnostics.Count} trials"
        );
    }

    private static string Svg(ImmutableArray<ImmutableArray<double[]>> curves)
    {
        const double Left = 50,
            Top = 36,
            Width = 560,
            Height = 300;
        var queries = curves[0][0].Length;
        var bands = curves.Select(arm => Enumerable.Range(1, queries).Select(query => At(arm, query)).ToArray()).ToArray();
        var max = Math.Ceiling(bands.SelectMany(band => band).Max(at => at.Mean + at.Deviation) / 5) * 5;
        string Points(MeanAndDeviation[] band, Func<MeanAndDeviation, double> number, bool back = false)
        {
            var points = band.Select(
                (at, i) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Left + Width * (i + 1) / queries:0.#} {Top + Height * (1 - Math.Clamp(number(at) / max, 0, 1)):0.#}"
                    )
            );
            return string.Join(' ', back ? points.Reverse() : points);
        }

        var lines = Enumerable
            .Range(0, 6)
            .Select(i =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<path class=\"grid\" d=\"M{Left} {Top + Height * (1 - i / 5.0):0.#}h{Width}\"/><text x=\"{Left - 8}\" y=\"{Top + Height * (1 - i / 5.0) + 4:0.#}\" text-anchor=\"end\">{max * i / 5:0.#}</text>"
                        + $"<text x=\"{Left + Width * i / 5}\" y=\"{Top + Height + 18}\" text-anchor=\"middle\">{queries * i / 5}</text>"
                )
            );
        var arms = bands.Select(
            (band, i) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<path fill=\"{Arms[i].Colour}\" fill-opacity=\"0.18\" d=\"M{Points(band, at => at.Mean + at.Deviation)} {Points(band, at => at.Mean - at.Deviation, back: true)}Z\"/>"
                        + $"<path fill=\"none\" stroke-width=\"2\" stroke=\"{Arms[i].Colour}\" d=\"M{Points(band, at => at.Mean)}\"/><text x=\"{Left + 20}\" y=\"{Top + 20 + 16 * i}\" style=\"fill:{Arms[i].Colour}\">{Arms[i].Name}</text>"
                )
        );
        return $$"""
            <svg xmlns="http://www.w3.org/2000/svg" role="img" width="640" height="380" viewBox="0 0 640 380">
            <title>addnist, taught by fashion-mnist or not: best validation accuracy so far</title>
            <style>text { font: 12px system-ui, sans-serif; fill: #1b1f24; } .paper { fill: #ffffff; } .grid { stroke: #d8dee4; }</style>
            <rect class="paper" width="100%" height="100%"/>
            <text x="{{Left}}" y="20">addnist: best validation accuracy so far (%), mean of {{curves[
                0
            ].Length}} seeds ± one standard deviation</text>
            {{string.Join("\n", lines)}}
            <text x="{{Left + Width / 2}}" y="{{Top + Height + 38}}" text-anchor="middle">trials</text>
            {{string.Join("\n", arms)}}
            </svg>

            """;
    }
}
