namespace Nas.Domain.Learning.Formulas;

/// <summary>Functions of one number; <see cref="ProtectedFunctions"/> defines their values where they are mathematically
/// undefined.</summary>
public enum UnaryFunction
{
    /// <summary>The number with the other sign.</summary>
    Negate,

    /// <summary>The natural logarithm.</summary>
    Log,

    /// <summary>The square root.</summary>
    Sqrt,
}
