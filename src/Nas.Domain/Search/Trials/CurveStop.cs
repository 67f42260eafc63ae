using Nas.Domain.Codecs;
using Nas.Domain.Learning.Curves;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>When a training ends before its last epoch: once what its losses predict falls below what others had at the same epoch.</summary>
/// <param name="Predictor">What predicts.</param>
/// <param name="Floors">The least prediction after each of the first epochs, with which the training goes on.</param>
public sealed record CurveStop(CurvePredictor Predictor, ValueArray<double> Floors)
{
    /// <summary>The names of what predicts.</summary>
    public static Codec<CurvePredictor> PredictorCodec { get; } =
        Scalar.OneOf<CurvePredictor>([("sotl-e", CurvePredictor.Last), ("sotl", CurvePredictor.Sum), ("sotl-ema", CurvePredictor.Average)]);

    /// <summary>As a record.</summary>
    public static Codec<CurveStop> Record { get; } =
        Group(
                Field("predictor", PredictorCodec, (CurveStop stop) => stop.Predictor),
                Field("floors", List(Scalar.Real), (CurveStop stop) => stop.Floors.ToSeq().Strict()),
                (predictor, floors) => new CurveStop(predictor, [.. floors])
            )
            .Record();

    /// <summary>Whether a training with these losses ends.</summary>
    /// <param name="losses">The mean training loss of each epoch so far.</param>
    public bool Ends(ReadOnlySpan<double> losses) =>
        losses.Length > 0 && losses.Length <= Floors.Length && LossCurve.Of(Predictor, losses) < Floors[losses.Length - 1];
}
