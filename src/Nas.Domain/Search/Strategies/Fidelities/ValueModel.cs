using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>BOHB's densities of the hyperparameters of good and of bad trials. A value that does not count in a trial is that of a random
/// trial of the same side in which it does.</summary>
internal sealed class ValueModel
{
    private readonly TrainingSpace _space;
    private readonly KernelDensity _good;
    private readonly KernelDensity _bad;

    public ValueModel(TunedTraining tuned, RankedTrials trials, RandomStream stream)
    {
        _space = tuned.Space;
        int[] choices = [.. _space.All.Select(parameter => parameter.Range is ValueRange.Choice choice ? choice.Values.Length : 0)];
        _good = new(choices, Places(tuned, trials.Good, stream.Child("good")));
        _bad = new(choices, Places(tuned, trials.Bad, stream.Child("bad")));
    }

    /// <summary>Places near those of a good trial.</summary>
    public double[] Near(int good, RandomStream stream) => _good.Near(good, stream);

    /// <summary>How much more the good trials speak for places than the bad ones.</summary>
    public double LogRatio(double[] places) => _good.LogAt(places) - _bad.LogAt(places);

    /// <summary>The values at places.</summary>
    public ValueArray<ChosenValue> At(double[] places) => _space.At(places);

    private static double[][] Places(TunedTraining tuned, ValueArray<Trial> trials, RandomStream stream)
    {
        var known = trials.Select(trial => tuned.Space.PlacesOf(tuned.ValuesOf(trial.Proposal))).ToArray();
        return
        [
            .. known.Select((row, at) => row.Select((place, i) => place.IfNone(() => Borrowed(i, stream.Child(at).Child(i)))).ToArray()),
        ];

        double Borrowed(int parameter, RandomStream draws)
        {
            double[] others = [.. known.SelectMany(row => row[parameter].AsEnumerable())];
            var cursor = draws.Cursor();
            return others.Length > 0 ? others[cursor.NextInt(others.Length)]
                : tuned.Space.All[parameter].Range is var range ? range.PlaceOf(range.At(cursor.NextDouble()))
                : 0;
        }
    }
}
