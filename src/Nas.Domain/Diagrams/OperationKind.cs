namespace Nas.Domain.Diagrams;

/// <summary>What an operation is for, as diagrams colour it.</summary>
public enum OperationKind
{
    /// <summary>Combinators, inputs and what was left out of a picture.</summary>
    Structure,

    /// <summary>Maps with trained weights.</summary>
    Learned,

    /// <summary>Patches out of images and back.</summary>
    Window,

    /// <summary>Normalisations.</summary>
    Normalisation,

    /// <summary>Nonlinearities.</summary>
    Activation,

    /// <summary>Positional encodings.</summary>
    Position,

    /// <summary>Means and maxima.</summary>
    Pooling,

    /// <summary>Splits, joins and products of branches.</summary>
    Branching,

    /// <summary>Whatever only moves numbers.</summary>
    Rearrangement,
}
