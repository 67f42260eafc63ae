using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Hyperparameters;

/// <summary>The hyperparameters that a search chooses beside the architecture, in an order in which each comes after the one that it depends
/// on.</summary>
/// <param name="All">At least one.</param>
public sealed record TrainingSpace(ValueArray<Hyperparameter> All)
{
    /// <summary>How far values near others are, in parts of a mutation's step.</summary>
    private const double NearStep = 0.25;

    /// <summary>How numbers are chosen.</summary>
    public NumberSampler Sampler { get; init; }

    /// <summary>Who chooses in place of CMA-ES now and then.</summary>
    public Option<Adviser> Adviser { get; init; }

    /// <summary>Fresh values.</summary>
    public ValueArray<ChosenValue> Sample(RandomStream stream) => Complete(_ => None, stream);

    /// <summary>The values nearest to a training's own.</summary>
    public ValueArray<ChosenValue> Of(TrainingRecipe training) => Completed([], training);

    /// <summary>Some values, and a training's own for the others.</summary>
    public ValueArray<ChosenValue> Completed(ValueArray<ChosenValue> values, TrainingRecipe training) =>
        Complete(
            parameter =>
                Find(values, parameter.Name).Filter(parameter.Range.Includes)
                || Tunable.Find(parameter.Name).Map(setting => parameter.Range.At(parameter.Range.PlaceOf(setting.Get(training)))),
            default
        );

    /// <summary>Values whose numbers all have moved a little; choices stay.</summary>
    public ValueArray<ChosenValue> Near(ValueArray<ChosenValue> values, RandomStream stream)
    {
        var steps = new float[All.Length];
        stream.Child("near").FillNormal(steps);
        return Complete(
            parameter =>
                Find(values, parameter.Name)
                    .Map(value =>
                        parameter.Range.IsOrdered ? parameter.Range.Near(value, NearStep * steps[All.IndexOf(parameter)], 0) : value
                    ),
            stream
        );
    }

    /// <summary>The values at places from 0 to 1, one for each hyperparameter; places of those that do not count say nothing.</summary>
    public ValueArray<ChosenValue> At(double[] places) =>
        Complete(parameter => parameter.Range.At(places[All.IndexOf(parameter)]), default);

    /// <summary>Where values lie, from 0 to 1; none for a hyperparameter that does not count.</summary>
    public ImmutableArray<Option<double>> PlacesOf(ValueArray<ChosenValue> values) =>
        [.. All.Select(parameter => Find(values, parameter.Name).Map(parameter.Range.PlaceOf))];

    /// <summary>Values of which one is another: a number near it, or another choice.</summary>
    public ValueArray<ChosenValue> Mutate(ValueArray<ChosenValue> values, RandomStream stream)
    {
        var known = Complete(parameter => Find(values, parameter.Name), stream);
        var changed = known[stream.Child("which").Cursor().NextInt(known.Length)].Name;
        var step = new float[1];
        stream.Child("step").FillNormal(step);
        var draw = stream.Child("choice").Cursor().NextDouble();
        return Complete(
            parameter =>
                Find(known, parameter.Name).Map(value => parameter.Name == changed ? parameter.Range.Near(value, step[0], draw) : value),
            stream
        );
    }

    /// <summary>Values each of which is one of two parents'.</summary>
    public ValueArray<ChosenValue> Cross(ValueArray<ChosenValue> parent, ValueArray<ChosenValue> donor, RandomStream stream) =>
        Complete(
            parameter =>
                stream.Child("cross").Child(parameter.Name).Cursor().NextDouble() < 0.5
                    ? Find(parent, parameter.Name) || Find(donor, parameter.Name)
                    : Find(donor, parameter.Name) || Find(parent, parameter.Name),
            stream
        );

    /// <summary>The value of each hyperparameter that counts: the given one, else a fresh one.</summary>
    private ValueArray<ChosenValue> Complete(Func<Hyperparameter, Option<string>> given, RandomStream stream)
    {
        var values = ImmutableArray.CreateBuilder<ChosenValue>();
        foreach (var parameter in All.Where(one => one.Condition.ForAll(condition => Holds(condition, values))))
        {
            values.Add(
                new(
                    parameter.Name,
                    given(parameter).IfNone(() => parameter.Range.At(stream.Child("fresh").Child(parameter.Name).Cursor().NextDouble()))
                )
            );
        }

        return values.ToImmutable();
    }

    private static bool Holds(Condition condition, IEnumerable<ChosenValue> values) =>
        values.Any(value => value.Name == condition.On && condition.Values.Contains(value.Text));

    private static Option<string> Find(IEnumerable<ChosenValue> values, string name) =>
        values.FirstOrDefault(value => value.Name == name) is { } found ? found.Text : Option<string>.None;
}
