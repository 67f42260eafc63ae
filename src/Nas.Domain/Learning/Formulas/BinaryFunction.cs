namespace Nas.Domain.Learning.Formulas;

/// <summary>Functions of two numbers; <see cref="ProtectedFunctions"/> says what they give where mathematics has no answer.</summary>
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
