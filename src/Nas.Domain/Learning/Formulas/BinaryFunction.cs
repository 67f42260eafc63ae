namespace Nas.Domain.Learning.Formulas;

/// <summary>Functions of two numbers; <see cref="ProtectedFunctions"/> defines their values where they are mathematically
/// undefined.</summary>
public enum BinaryFunction
{
    /// <summary>The sum.</summary>
    Add,

    /// <summary>The left number minus the right.</summary>
    Subtract,

    /// <summary>The product.</summary>
    Multiply,

    /// <summary>The left number divided by the right.</summary>
    Divide,
}
