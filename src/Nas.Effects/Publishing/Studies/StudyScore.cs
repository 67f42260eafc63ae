using System.Globalization;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Publishing.Studies;

/// <summary>Scores as a study prints them: of classes in percent, others, such as R², as they are; nothing for what is not known.</summary>
public static class StudyScore
{
    /// <summary>By what a score of this kind is multiplied.</summary>
    public static double Scale(TargetKind kind) => kind == TargetKind.Classes ? 100 : 1;

    /// <summary>The unit in a heading, with a blank before it.</summary>
    public static string Unit(IEnumerable<TargetKind> kinds) => kinds.All(kind => kind == TargetKind.Classes) ? " %" : "";

    /// <summary>A mean score.</summary>
    public static string Of(double score, TargetKind kind) => Text(score, kind, Digits(kind));

    /// <summary>How far a score reaches to both sides.</summary>
    public static string PlusOrMinus(double score, TargetKind kind) => Text(score, kind, $" ± {Digits(kind)}");

    /// <summary>A difference of scores, with its interval.</summary>
    public static string Gain(MeanInterval gain, TargetKind kind) =>
        Text(gain.Mean, kind, $"+{Digits(kind)};−{Digits(kind)};{Digits(kind)}") + PlusOrMinus(gain.HalfWidth, kind);

    private static string Digits(TargetKind kind) => kind == TargetKind.Classes ? "0.00" : "0.000";

    private static string Text(double score, TargetKind kind, string format) =>
        double.IsFinite(score) ? (Scale(kind) * score).ToString(format, CultureInfo.InvariantCulture) : "";
}
