using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Predict;

/// <summary>The prediction for one image: a line of <c>predict</c>.</summary>
/// <param name="File">The file.</param>
/// <param name="Index">The index of the image in the file, from 0.</param>
/// <param name="Class">The class's name.</param>
/// <param name="Label">Its number.</param>
/// <param name="Probability">Its probability, 0 … 1.</param>
internal sealed record ClassPrediction(string File, int Index, string Class, int Label, double Probability)
{
    /// <summary>The most probable classes, the predicted one first; null unless several were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RankedClass>? Top { get; init; }
}

/// <summary>A class and its probability.</summary>
internal sealed record RankedClass(string Class, int Label, double Probability);
