using System.Globalization;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary>One object of <c>bench curves --json</c>: how well something tells the end of trainings.</summary>
/// <param name="Forecast">What predicts.</param>
/// <param name="Trainings">Trainings that it was compared on.</param>
/// <param name="Epochs">Epochs of a whole training.</param>
/// <param name="At">Its tau after some of them.</param>
internal sealed record CurveFacts(string Forecast, int Trainings, int Epochs, IReadOnlyList<CurvePoint> At)
{
    /// <summary>A row of the table as text.</summary>
    public string Row() => Line(Forecast, At.Select(point => point.Tau?.ToString("F3", CultureInfo.InvariantCulture) ?? "-"));

    /// <summary>The column titles of <see cref="Row"/>.</summary>
    public string Titles() => Line("forecast", At.Select(point => string.Create(CultureInfo.InvariantCulture, $"tau@{point.Seen}")));

    private static string Line(string first, IEnumerable<string> others) =>
        string.Concat(others.Select(text => text.PadRight(9)).Prepend(first.PadRight(24))).TrimEnd();
}
