namespace Nas.Domain.Learning.Catalogue;

/// <summary>A predictor under the name that users know it by.</summary>
public sealed record NamedPredictor(string Name, Predictor Predictor);
