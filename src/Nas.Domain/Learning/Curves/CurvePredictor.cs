namespace Nas.Domain.Learning.Curves;

/// <summary>What predicts, from the losses of its first epochs, how well a training ends.</summary>
public enum CurvePredictor
{
    /// <summary>Minus the last loss (SoTL-E).</summary>
    Last,

    /// <summary>Minus the sum of all losses (SoTL).</summary>
    Sum,

    /// <summary>Minus their exponential moving average (SoTL-EMA).</summary>
    Average,
}
