namespace Nas.Domain.Diagrams;

/// <summary>The purpose of an operation, which gives its colour in diagrams.</summary>
public enum OperationKind
{
    /// <summary>Combinators, inputs, and boxes for omitted parts.</summary>
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

    /// <summary>Operations that only move numbers.</summary>
    Rearrangement,
}
