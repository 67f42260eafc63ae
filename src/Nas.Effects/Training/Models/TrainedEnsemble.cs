using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Effects.Training.Models;

/// <summary>Trained networks for the same images and classes or numbers, whose answers are averaged by weight; a single one is an ensemble,
/// too.</summary>
public sealed record TrainedEnsemble
{
    private TrainedEnsemble(Seq<(TrainedModel Network, double Weight)> members) => Members = members;

    /// <summary>The networks and their weights, which are positive and 1 in sum; at least one.</summary>
    public Seq<(TrainedModel Network, double Weight)> Members { get; }

    /// <summary>What all of them take and tell apart.</summary>
    public ModelDescription About => Members[0].Network.About;

    /// <summary>A single network.</summary>
    public static TrainedEnsemble Of(TrainedModel model) => new(Seq1((model, 1.0)));

    /// <summary>Several networks; the left side says why they are no ensemble. Weights are scaled so that their sum is 1.</summary>
    public static Either<string, TrainedEnsemble> Create(Seq<(TrainedModel Network, double Weight)> members) =>
        members.IsEmpty ? Left("it has no networks")
        : !members.ForAll(member => double.IsFinite(member.Weight) && member.Weight > 0) ? Left("its weights are not positive numbers")
        : !members.ForAll(member => IsAlike(member.Network.About, members[0].Network.About))
            ? Left("its networks do not take the same images, or do not tell the same classes apart")
        : Right(new TrainedEnsemble(members.Map(member => (member.Network, member.Weight / members.Sum(one => one.Weight))).Strict()));

    private static bool IsAlike(ModelDescription one, ModelDescription other) =>
        (one.Input, one.Border, one.Kind) == (other.Input, other.Border, other.Kind)
        && one.Classes.SequenceEqual(other.Classes)
        && one.Scaling.Mean.SequenceEqual(other.Scaling.Mean)
        && one.Scaling.Deviation.SequenceEqual(other.Scaling.Deviation)
        && one.Columns == other.Columns;
}
