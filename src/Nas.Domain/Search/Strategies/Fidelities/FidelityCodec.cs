using LanguageExt;
using Nas.Domain.Codecs;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>The codecs of the strategies with several lengths of training.</summary>
internal static class FidelityCodec
{
    private static readonly Part<Ladder, Ladder> LadderFields = Group(
            Field("epochs", List(Scalar.Int.AtLeast(1)), (Ladder ladder) => ladder.Epochs.ToSeq().Strict()),
            Field("factor", Scalar.Int.AtLeast(2), (Ladder ladder) => ladder.Factor),
            (epochs, factor) => new Ladder([.. epochs], factor)
        )
        .Where(ladder =>
            ladder.Rungs > 0 && ladder.Epochs.Zip(ladder.Epochs.Skip(1), (shorter, longer) => shorter < longer).All(rises => rises)
                ? Seq<(string, string)>()
                : Seq1(("epochs", "are not one or more numbers, each larger than the one before"))
        );

    public static Part<SuccessiveHalving, SuccessiveHalving> SuccessiveHalving { get; } =
        Group(
            Lengths<SuccessiveHalving>(),
            ModelShare<SuccessiveHalving>(),
            Field("candidates", Scalar.Int.AtLeast(1), (SuccessiveHalving strategy) => strategy.Candidates),
            (lengths, share, candidates) => new SuccessiveHalving(lengths, candidates, share)
        );

    public static Part<Hyperband, Hyperband> Hyperband { get; } =
        Group(Lengths<Hyperband>(), ModelShare<Hyperband>(), (lengths, share) => new Hyperband(lengths, share));

    public static Part<Asha, Asha> Asha { get; } = Group(Lengths<Asha>(), ModelShare<Asha>(), (lengths, share) => new Asha(lengths, share));

    private static Part<T, Ladder> Lengths<T>()
        where T : FidelityStrategy => Inline(LadderFields, (T strategy) => strategy.Lengths);

    private static Part<T, double> ModelShare<T>()
        where T : FidelityStrategy => Field("model_share", Scalar.Real.Between(0, 1), 0.0, (T strategy) => strategy.ModelShare);
}
