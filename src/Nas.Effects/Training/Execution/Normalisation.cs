namespace Nas.Effects.Training.Execution;

/// <summary>The mode of normalisations while a network runs.</summary>
internal enum Normalisation
{
    /// <summary>Batch norms use the batch's statistics and update the running ones, as in training.</summary>
    Batch,

    /// <summary>Batch norms use the running statistics, as in evaluation.</summary>
    Running,

    /// <summary>Batch and layer norms do nothing.</summary>
    None,
}
