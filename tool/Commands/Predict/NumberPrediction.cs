namespace Nas.Tool.Commands.Predict;

/// <summary>The numbers told of one image: a line of <c>predict</c>.</summary>
/// <param name="File">The file.</param>
/// <param name="Index">The index of the image in the file, from 0.</param>
/// <param name="Numbers">Each number by its name.</param>
internal sealed record NumberPrediction(string File, int Index, IReadOnlyDictionary<string, float> Numbers);
