namespace Nas.Tool.Commands.Predict;

/// <summary>How predictions are printed.</summary>
internal enum PredictionFormat
{
    Text,
    Csv,
    Json,
}
