using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Learning.Curvature;

/// <summary>When a differentiable search has to stop (DARTS-ES: Zela et al., ICLR 2020): once the dominant eigenvalue of the Hessian of the
/// validation loss by the architecture grows fast, what follows generalises worse.</summary>
/// <param name="Window">Records whose mean smooths the series; odd.</param>
/// <param name="Back">How many records back the mean is compared with.</param>
/// <param name="Factor">The growth that ends the search.</param>
/// <param name="FirstEpoch">No search ends before.</param>
public sealed record EigenvalueRule(int Window, int Back, double Factor, int FirstEpoch)
{
    /// <summary>The published rule, for an eigenvalue every other epoch.</summary>
    public static EigenvalueRule Published { get; } = new(5, 4, 1.3, 10);

    /// <summary>The epoch whose architecture is returned, as soon as the records say that the search has to stop; none while it may go
    /// on.</summary>
    /// <param name="records">Epochs and their dominant eigenvalues so far.</param>
    public Option<int> StopEpoch(IReadOnlyList<(int Epoch, double Eigenvalue)> records)
    {
        for (var at = Back; at + (Window / 2) < records.Count; at++)
        {
            var before = records[at - Back].Epoch;
            if (before >= FirstEpoch && MeanAt(records, at) / MeanAt(records, at - Back) > Factor)
            {
                return Some(before);
            }
        }

        return None;
    }

    /// <summary>The mean around a record; at the beginning, of as many as there are.</summary>
    private double MeanAt(IReadOnlyList<(int Epoch, double Eigenvalue)> records, int at)
    {
        var first = Math.Max(0, at - (Window / 2));
        return records.Skip(first).Take(at + (Window / 2) + 1 - first).Average(record => record.Eigenvalue);
    }
}
