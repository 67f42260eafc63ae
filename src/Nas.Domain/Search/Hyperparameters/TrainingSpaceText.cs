using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Hyperparameters;

/// <summary>Hyperparameters as text, one a line: <c>learning_rate: log 0.0001 .. 0.1</c>, <c>batch_size: choice 32 64</c>,
/// <c>momentum: float 0.5 .. 0.99 if optimiser = sgd</c>. <c>Parse ∘ Print</c> is the identity.</summary>
public static class TrainingSpaceText
{
    private const int MaxLines = 100;

    /// <summary>The line of a hyperparameter.</summary>
    public static string Print(Hyperparameter parameter) =>
        $"{parameter.Name}: {RangeText(parameter.Range)}"
        + parameter.Condition.Map(condition => $" if {condition.On} = {string.Join(' ', condition.Values)}").IfNone("");

    /// <summary>The space of some lines; the left side says which line is wrong, and how.</summary>
    public static Either<string, TrainingSpace> Parse(IEnumerable<string> lines)
    {
        var all = ImmutableArray<Hyperparameter>.Empty;
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            var read = ParseLine(line).Bind(parameter => Fits(parameter, all));
            if (read.Case is not Hyperparameter parameter)
            {
                return $"'{line}' {read.Match(_ => "", wrong => wrong)}";
            }

            all = all.Add(parameter);
        }

        return all.IsEmpty ? "it names no hyperparameters"
            : all.Length > MaxLines ? $"it names more than {MaxLines} hyperparameters"
            : new TrainingSpace(all);
    }

    private static Either<string, Hyperparameter> ParseLine(string line) =>
        line.Split(':', 2) is not [var name, var rest] ? Left("has no ':' after a name")
        : rest.Split(" if ", 2) is var parts && parts is [var range, var condition]
            ? from values in ParseRange(Words(range))
            from when in ParseCondition(condition)
            select new Hyperparameter(name.Trim(), values, Some(when))
        : ParseRange(Words(rest)).Map(values => new Hyperparameter(name.Trim(), values, None));

    private static Either<string, ValueRange> ParseRange(string[] words) =>
        words switch
        {
            ["float", var min, "..", var max] => Bounds(min, max).Map(ValueRange (both) => new ValueRange.Float(both.Min, both.Max)),
            ["log", var min, "..", var max] => Bounds(min, max)
                .Bind(both => both.Min > 0 ? Right(both) : Left<string, (double Min, double Max)>("needs bounds above 0"))
                .Map(ValueRange (both) => new ValueRange.Log(both.Min, both.Max)),
            ["int", var min, "..", var max] => Bounds(min, max)
                .Bind(both =>
                    both.Min % 1 == 0 && both.Max % 1 == 0 && Math.Abs(both.Min) < int.MaxValue && Math.Abs(both.Max) < int.MaxValue
                        ? Right<string, ValueRange>(new ValueRange.Int((int)both.Min, (int)both.Max))
                        : Left("needs whole bounds")
                ),
            ["choice", _, ..] => words[1..].Distinct().Count() == words.Length - 1
                ? new ValueRange.Choice([.. words[1..]])
                : Left("names a choice twice"),
            _ => Left("is none of: float A .. B, log A .. B, int A .. B, choice A B C"),
        };

    private static Either<string, Condition> ParseCondition(string text) =>
        text.Split('=', 2) is [var on, var values] && Words(values) is { Length: > 0 } words
            ? new Condition(on.Trim(), [.. words])
            : Left("has a condition that is not: if NAME = A B C");

    private static Either<string, (double Min, double Max)> Bounds(string min, string max) =>
        Number(min) is { } low && Number(max) is { } high && low <= high
            ? (low, high)
            : Left("needs two finite numbers, the smaller one first");

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Whether trainings have such a setting, may have such values, and a condition can hold.</summary>
    private static Either<string, Hyperparameter> Fits(Hyperparameter parameter, ImmutableArray<Hyperparameter> before)
    {
        var plain = TrainingRecipe.Default(1);
        var setting = Tunable.Find(parameter.Name);
        return setting.IsNone ? Left($"names no setting of a training{DidYouMean.AmongOrAll(Tunable.Names, parameter.Name)}")
            : before.Any(other => other.Name == parameter.Name) ? Left("comes twice")
            : Extremes(parameter.Range).Find(value => setting.Exists(known => known.Set(plain, value).IsNone)).Case is string wrong
                ? Left($"cannot be {wrong}")
            : parameter.Condition.Filter(condition => !CanHold(condition, before)).Case is Condition never
                ? Left($"depends on values of {never.On} that no line before it gives as choices")
            : Right(parameter);
    }

    private static Seq<string> Extremes(ValueRange range) =>
        range is ValueRange.Choice choice ? choice.Values.ToSeq() : Seq(range.At(0), range.At(1));

    private static bool CanHold(Condition condition, IEnumerable<Hyperparameter> before) =>
        before.Any(other =>
            other.Name == condition.On && other.Range is ValueRange.Choice choice && condition.Values.All(choice.Values.Contains)
        );

    private static string RangeText(ValueRange range) =>
        range switch
        {
            ValueRange.Float one => string.Create(CultureInfo.InvariantCulture, $"float {one.Min:R} .. {one.Max:R}"),
            ValueRange.Log one => string.Create(CultureInfo.InvariantCulture, $"log {one.Min:R} .. {one.Max:R}"),
            ValueRange.Int one => string.Create(CultureInfo.InvariantCulture, $"int {one.Min} .. {one.Max}"),
            ValueRange.Choice one => $"choice {string.Join(' ', one.Values)}",
            _ => throw Closed.Unknown(range),
        };

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
