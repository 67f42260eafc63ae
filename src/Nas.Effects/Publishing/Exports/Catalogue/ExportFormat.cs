using LanguageExt;
using Nas.Effects.Publishing.Exports.CSharp;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Publishing.Exports.Catalogue;

/// <summary>A format that models can be exported in.</summary>
/// <param name="Name">Its name, which is an option of <c>export</c> too.</param>
/// <param name="Help">What it gives, in one line.</param>
/// <param name="ReadsWeights">Whether what it gives reads the weight file, which then has to be there.</param>
/// <param name="Write">The file and its content; none for the weight file alone, or why the model cannot be written so.</param>
public sealed record ExportFormat(
    string Name,
    string Help,
    bool ReadsWeights,
    Func<TrainedEnsemble, CSharpNames, Either<string, Option<(string Name, byte[] Content)>>> Write
)
{
    /// <summary>Whether it has room for several networks; else it takes the only one.</summary>
    public bool TakesEnsembles { get; init; }
}
