namespace Nas.Domain.Learning.Formulas;

/// <summary>Functions of one number; <see cref="ProtectedFunctions"/> says what they give where mathematics has no answer.</summary>
public enum UnaryFunction
{
    /// <summary>The number with the other sign.</summary>
    Negate,

    /// <summary>The natural logarithm.</summary>
    Log,

    /// <summary>The square root.</summary>
    Sqrt,
}
