using System.Globalization;
using Nas.Domain.Search.Studies;
using Nas.Effects.Publishing.Reports;

namespace Nas.Effects.Publishing.Studies;

/// <summary>The numbers of a result as people read them: scores, and nothing for what is not known.</summary>
/// <param name="Result">The result.</param>
public sealed record ResultWords(MethodResult Result)
{
    /// <summary>Searches that have ended.</summary>
    public string Seeds => Of(Result.Seeds, "0");

    /// <summary>The best validation score.</summary>
    public string Validation => StudyScore.Of(Result.Validation.Mean, Result.Kind);

    /// <summary>The final score with its standard error.</summary>
    public string Final => StudyScore.Of(Result.Final.Mean, Result.Kind) + StudyScore.PlusOrMinus(Result.StandardError, Result.Kind);

    /// <summary>The difference to the baseline, with its interval.</summary>
    public string Gain => StudyScore.Gain(Result.Gain, Result.Kind);

    /// <summary>Seeds won, equal and lost.</summary>
    public string Wins => string.Create(CultureInfo.InvariantCulture, $"{Result.Wins}/{Result.Ties}/{Result.Losses}");

    /// <summary>Seeds that reached the baseline's best.</summary>
    public string Reached =>
        string.Create(CultureInfo.InvariantCulture, $"{Result.Reached} of {Result.Wins + Result.Ties + Result.Losses}");

    /// <summary>The trials that this took.</summary>
    public string Trials => Of(Result.TrialsToReach, "0.#");

    /// <summary>The seconds that this took.</summary>
    public string Seconds => double.IsFinite(Result.SecondsToReach) ? Quantity.Duration(Result.SecondsToReach) : "";

    /// <summary>How many times fewer trials it took than the baseline.</summary>
    public string SpeedUp => Of(Result.SpeedUp, "0.0×");

    /// <summary>How well the surrogate ranked.</summary>
    public string Tau => Of(Result.Tau, "0.00");

    private static string Of(double value, string format) =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "";
}
