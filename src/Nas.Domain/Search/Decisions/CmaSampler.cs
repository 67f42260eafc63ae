using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>Chooses the numbers among hyperparameters by <see cref="CmaEs"/>, whatever the architecture; choices go the way that they go
/// elsewhere.</summary>
internal static class CmaSampler
{
    /// <summary>Values with other numbers.</summary>
    /// <param name="space">The hyperparameters.</param>
    /// <param name="values">Values whose choices stay.</param>
    /// <param name="usual">The training that the search would have without a space: the first generation is drawn around it.</param>
    /// <param name="view">What may be seen.</param>
    /// <param name="stream">The random numbers of this draw.</param>
    public static ValueArray<ChosenValue> Of(
        TrainingSpace space,
        ValueArray<ChosenValue> values,
        TrainingRecipe usual,
        SearchView view,
        RandomStream stream
    )
    {
        Hyperparameter[] numbers = [.. space.All.Where(parameter => parameter.Range.IsOrdered)];
        if (numbers.Length == 0)
        {
            return values;
        }

        var point = At(numbers, space.Of(usual), view).Ask(stream);
        return
        [
            .. values.Select(value =>
                System.Array.FindIndex(numbers, number => number.Name == value.Name) is >= 0 and var at
                    ? value with
                    {
                        Text = numbers[at].Range.At(ValueRange.Reflected(point[at])),
                    }
                    : value
            ),
        ];
    }

    /// <summary>The distribution after every whole generation of trials that may be seen. A trial without a score comes last in its
    /// own.</summary>
    private static CmaEs At(Hyperparameter[] numbers, ValueArray<ChosenValue> usual, SearchView view)
    {
        var cma = CmaEs.Start([.. numbers.Select(number => PlaceIn(usual, number, 0.5))], CmaEs.UsualSigma);
        var seen = view.Shown.Where(trial => trial.Verdict.IsSome && trial.Rung == 0 && !trial.Proposal.Values.IsEmpty);
        foreach (var generation in seen.Chunk(cma.Population).Where(chunk => chunk.Length == cma.Population))
        {
            var mean = cma.Mean;
            cma = cma.Tell([
                .. generation
                    .OrderByDescending(trial => trial.Score.IfNone(double.NegativeInfinity))
                    .Select(trial => numbers.Select((number, at) => PlaceIn(trial.Proposal.Values, number, mean[at])).ToArray()),
            ]);
        }

        return cma;
    }

    /// <summary>Where a value lies; a number that does not count lies where it says nothing.</summary>
    private static double PlaceIn(ValueArray<ChosenValue> values, Hyperparameter number, double unknown) =>
        values.FirstOrDefault(value => value.Name == number.Name) is { } found ? number.Range.PlaceOf(found.Text) : unknown;
}
