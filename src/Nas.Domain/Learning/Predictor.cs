using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning;

/// <summary>A way to learn the quality of architectures from examples: a value with its settings.</summary>
public abstract record Predictor
{
    /// <summary>Whether its columns mean something together, so that none may be left out.</summary>
    public virtual bool SeesAllColumns => false;

    /// <summary>Learns from examples. Equal arguments give equal results, whatever the map.</summary>
    /// <param name="data">The examples; at least one row.</param>
    /// <param name="stream">Where random choices come from.</param>
    /// <param name="map">How independent parts are computed.</param>
    public abstract FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map);
}
