using Nas.Domain.Learning;

namespace Nas.Domain.Search.Archives;

/// <summary>A task of an archive for <see cref="TransferEvaluation"/>.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Fingerprint">The data; two trainings of one task share it.</param>
/// <param name="Data">Its architectures and their scores on the scale that is learnt, in the columns of all tasks.</param>
public sealed record TransferTask(string Name, string Fingerprint, TrainingSet Data)
{
    /// <summary>The rows in the order in which searches found them, one search after the other.</summary>
    public ValueArray<int> Order { get; init; } = [];
}
