namespace Nas.Effects.Training.Execution;

/// <summary>What normalisations do while a network runs.</summary>
internal enum Normalisation
{
    /// <summary>Batch norms take the batch's statistics and update the running ones, as in training.</summary>
    Batch,

    /// <summary>Batch norms take the running statistics, as in evaluation.</summary>
    Running,

    /// <summary>Batch and layer norms do nothing.</summary>
    None,
}
