using System.Globalization;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary>One object of <c>bench front --json</c>: a strategy over all seeds.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Task">The task.</param>
/// <param name="Device">The device.</param>
/// <param name="Accuracy">Which accuracy of the table searches saw and fronts have.</param>
/// <param name="Seeds">Searches.</param>
/// <param name="Volume">The hypervolume below the best front of the table.</param>
/// <param name="At">The mean gap to it after some numbers of trials.</param>
/// <param name="Seconds">Wall-clock seconds of all its searches.</param>
internal sealed record FrontFacts(
    string Strategy,
    string Task,
    string Device,
    string Accuracy,
    int Seeds,
    double Volume,
    IReadOnlyList<FrontPoint> At,
    double Seconds
)
{
    /// <summary>A row of the table as text.</summary>
    public string Row() =>
        string.Concat(
                At.Select(point =>
                        point.Gap.ToString("F4", CultureInfo.InvariantCulture)
                        + (point.GapHalfWidth is { } half ? half.ToString(" ± 0.0000", CultureInfo.InvariantCulture) : "")
                    )
                    .Append(Seconds.ToString("F1", CultureInfo.InvariantCulture))
                    .Select(text => text.PadRight(18))
                    .Prepend(Strategy.PadRight(24))
            )
            .TrimEnd();

    /// <summary>The column titles of <see cref="Row"/>.</summary>
    public string Titles() =>
        string.Concat(
                At.Select(point => string.Create(CultureInfo.InvariantCulture, $"gap@{point.Trials}"))
                    .Append("seconds")
                    .Select(text => text.PadRight(18))
                    .Prepend("strategy".PadRight(24))
            )
            .TrimEnd();
}
