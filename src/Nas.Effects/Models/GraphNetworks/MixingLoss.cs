using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>How far scores are from ordering architectures as their accuracies do.</summary>
/// <remarks>
/// <para>Over all pairs it adds up: 1 − Pearson's correlation; half of how far the standardised sizes of score differences are from those
/// of accuracy differences, where a pair counts that is ordered alike or whose accuracies are as good as equal; and a hundredfold of the
/// mean product of differences that are ordered against each other.</para>
/// <para>It is 0 for scores that are linear in the accuracies.</para>
/// </remarks>
/// <param name="Threshold">The difference of accuracies that is none, in their unit.</param>
internal sealed record MixingLoss(double Threshold)
{
    private const double Epsilon = 1e-8;
    private const double AlignmentWeight = 0.5;
    private const double DirectionWeight = 100;

    // Keeps the slope of a deviation of 0 finite.
    private const double MinVariance = 1e-24;

    /// <summary>The loss of scores.</summary>
    /// <param name="scores">[architectures], at least two, in double precision.</param>
    /// <param name="accuracies">As many.</param>
    public Tensor Of(Tensor scores, Tensor accuracies)
    {
        var (earlier, later) = Pairs((int)scores.shape[0]);
        var (score, accuracy) = (Differences(scores, earlier, later), Differences(accuracies, earlier, later));
        return Correlation(scores, accuracies)
            .Add(Alignment(score, accuracy).Mul(AlignmentWeight))
            .Add((-score * accuracy).relu().mean().Mul(DirectionWeight));
    }

    private static (Tensor Earlier, Tensor Later) Pairs(int count)
    {
        (long I, long J)[] all =
        [
            .. from i in Enumerable.Range(0, count) from j in Enumerable.Range(i + 1, count - i - 1) select ((long)i, (long)j),
        ];
        return (
            FromArrays.Tensor([.. all.Select(pair => pair.I)], all.Length),
            FromArrays.Tensor([.. all.Select(pair => pair.J)], all.Length)
        );
    }

    private static Tensor Differences(Tensor values, Tensor earlier, Tensor later) =>
        values.index_select(0, earlier) - values.index_select(0, later);

    private static Tensor Correlation(Tensor scores, Tensor accuracies)
    {
        var (s, y) = (scores - scores.mean(), accuracies - accuracies.mean());
        return ((s * y).sum() / Size(s) / Size(y)).Complement();
    }

    private static Tensor Size(Tensor x) => (x * x).sum().Add(Epsilon * Epsilon).sqrt();

    private Tensor Alignment(Tensor score, Tensor accuracy)
    {
        var counts = accuracy.abs().Lt(Threshold).logical_or((score * accuracy).IsPositive()).to(ScalarType.Float64);
        return (Standardised(score.abs(), counts) - Standardised(accuracy.abs(), counts)).abs().mean();
    }

    /// <summary>Sizes with mean and deviation of all of them; those of pairs that do not count are 0 before.</summary>
    private static Tensor Standardised(Tensor sizes, Tensor counts)
    {
        var mean = sizes.mean();
        var variance = (sizes - mean).Square().sum().Div(Math.Max(1, sizes.shape[0] - 1));
        return (sizes * counts - mean) / variance.ClampMin(MinVariance).sqrt().Add(Epsilon);
    }
}
