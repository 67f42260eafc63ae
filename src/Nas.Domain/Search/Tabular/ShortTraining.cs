namespace Nas.Domain.Search.Tabular;

/// <summary>The outcomes of a training of every cell that is shorter than the usual one.</summary>
/// <param name="Epochs">Its epochs.</param>
/// <param name="Validation">Validation accuracy, 0 … 1, by the index of the cell.</param>
public sealed record ShortTraining(int Epochs, ValueArray<double> Validation);
