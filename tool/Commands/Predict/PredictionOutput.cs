using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;
using Nas.Effects.Data;
using Nas.Effects.Data.Sets;
using Nas.Tool.Output;
using Nas.Tool.Rendering;

namespace Nas.Tool.Commands.Predict;

/// <summary>Prints predictions as they are made.</summary>
/// <param name="Format">How.</param>
/// <param name="Top">How many classes of each image.</param>
/// <param name="Terminal">Where.</param>
internal sealed record PredictionOutput(PredictionFormat Format, int Top, Terminal Terminal)
{
    /// <summary>Where maps go; none for other answers.</summary>
    public Option<MapsOutput> Maps { get; init; }

    /// <summary>Whether a line that is redrawn can show how far the reading is: not between answers.</summary>
    public bool ShowsReading => Terminal.Redraws && !Terminal.ShowsOut;

    /// <summary>Prints the head of a table: numbers have a column each.</summary>
    public void Begin(ModelOutputs outputs)
    {
        if (Format == PredictionFormat.Csv)
        {
            Terminal.Out.WriteLine(
                outputs.Kind != TargetKind.Classes
                    ? $"file,index,{string.Join(',', outputs.Names.Select(Cell))}"
                    : "file,index,rank,class,label,probability"
            );
        }
    }

    public void Warn(string remark) => Terminal.Error.WriteLine($"warning: {PlainText.Line(remark)}");

    public void Fail(DatasetError error) =>
        Terminal.Error.WriteLine($"error: {PlainText.Line($"{error.Where}: {error.What} {error.Remedy}")}");

    /// <summary>Prints the predictions for the images of a file.</summary>
    public void Write(string file, IEnumerable<float[]> answers, ModelOutputs outputs, int images)
    {
        if (Maps.Case is MapsOutput maps)
        {
            maps.Add(file, answers);
            return;
        }

        foreach (var (index, all) in answers.Index())
        {
            if (outputs.Kind != TargetKind.Classes)
            {
                Terminal.Out.WriteLine(NumbersOf(file, index, all, outputs.Names, isSingle: images == 1));
                continue;
            }

            var top = Enumerable
                .Range(0, all.Length)
                .OrderByDescending(label => all[label])
                .Take(Top)
                .Select(label => new RankedClass(outputs.Names[label], label, all[label]))
                .ToArray();
            foreach (var line in LinesOf(file, index, top, isSingle: images == 1))
            {
                Terminal.Out.WriteLine(line);
            }
        }
    }

    private IEnumerable<string> LinesOf(string file, int index, RankedClass[] top, bool isSingle) =>
        Format switch
        {
            PredictionFormat.Json =>
            [
                Json.Line(
                    new ClassPrediction(file, index, top[0].Class, top[0].Label, top[0].Probability) { Top = Top > 1 ? top : null },
                    PredictJson.Default.ClassPrediction
                ),
            ],
            PredictionFormat.Csv => top.Select(
                (one, rank) =>
                    FormattableString.Invariant($"{Cell(file)},{index},{rank + 1},{Cell(one.Class)},{one.Label},{one.Probability:0.######}")
            ),
            _ =>
            [
                FormattableString.Invariant(
                    $"{Place(file, index, isSingle)}  {string.Join(", ", top.Select(one => $"{one.Class}  {Quantity.Percent(one.Probability)}"))}"
                ),
            ],
        };

    private string NumbersOf(string file, int index, float[] numbers, IReadOnlyList<string> names, bool isSingle) =>
        Format switch
        {
            PredictionFormat.Json => Json.Line(
                new NumberPrediction(file, index, Enumerable.Range(0, numbers.Length).ToDictionary(i => names[i], i => numbers[i])),
                PredictJson.Default.NumberPrediction
            ),
            PredictionFormat.Csv => FormattableString.Invariant($"{Cell(file)},{index},{string.Join(',', numbers.Select(Written))}"),
            _ => $"{Place(file, index, isSingle)}  {string.Join(", ", names.Select((name, i) => $"{name}  {Written(numbers[i])}"))}",
        };

    private static string Written(float number) => number.ToString("G7", CultureInfo.InvariantCulture);

    private static string Place(string file, int index, bool isSingle) =>
        PlainText.Line(isSingle ? file : FormattableString.Invariant($"{file}[{index}]"));

    /// <summary>A text as a cell: in quotes where a table needs them.</summary>
    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
