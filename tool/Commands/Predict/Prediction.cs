namespace Nas.Tool.Commands.Predict;

/// <summary>What a model says of one image: a line of <c>predict</c>.</summary>
/// <param name="File">The file.</param>
/// <param name="Index">Which image of the file, from 0.</param>
/// <param name="Class">The class's name.</param>
/// <param name="Label">Its number.</param>
/// <param name="Probability">Its probability, 0 … 1.</param>
internal sealed record Prediction(string File, int Index, string Class, int Label, double Probability);
