using Nas.Domain.ZeroCost;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>The least eigenvalues of the correlations between channels (positions of columns), for the first sample.</summary>
internal static class MecoScore
{
    public static void Run(ScoredNetwork network, Trace trace, ScoreMeter meter) =>
        meter.Score(
            Proxy.Meco,
            () =>
            {
                using var noGrad = no_grad();
                var maps = network.Maps.Where(node => node.Output.Elements / node.Output.Axis1 > node.Output.Axis1).ToArray();
                return maps.Length == 0
                    ? new ProxyValue.Missing("no layer has fewer channels than positions: all its correlations are singular")
                    : ProxyValue.FromNumber(maps.Sum(node => MinEigenvalue(trace[node.Id])), "an activation is not finite");
            }
        );

    private static double MinEigenvalue(Tensor value)
    {
        using var scope = NewDisposeScope();
        var rows = value.select(0, 0).Exact().flatten(1);
        var centred = rows.sub(rows.mean([1], keepdim: true));
        var units = centred.div(centred.norm(1, keepdim: true));
        var correlations = units.WithZeros(units.isnan());
        var matrix = correlations.mm(correlations.t());
        return rows.isfinite().all().item<bool>() ? linalg.eigvalsh(matrix).min().item<double>() : double.NaN;
    }
}
