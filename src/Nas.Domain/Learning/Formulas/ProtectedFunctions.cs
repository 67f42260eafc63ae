namespace Nas.Domain.Learning.Formulas;

/// <summary>The functions of formulas, with fixed answers where mathematics has none.</summary>
/// <remarks>
/// <para>A quotient that is infinite is −1e7, whatever its sign; 0/0 is not a number. The square root and the logarithm of a negative
/// number are −1e5; log 0 is −∞. NaN stays NaN: the score of that architecture is unknown.</para>
/// <para>These are the functions behind the evolved formulas of Phan and Luong (arXiv 2505.15832; code of April 2024), of which the
/// published formula makes use: its logarithm is of a negative number nearly everywhere.</para>
/// </remarks>
public static class ProtectedFunctions
{
    private const double OfNegative = -1e5;
    private const double InfiniteQuotient = -1e7;

    /// <summary>The value of a function of one number.</summary>
    public static double Evaluate(UnaryFunction function, double x) =>
        function switch
        {
            UnaryFunction.Negate => -x,
            UnaryFunction.Log => x < 0 ? OfNegative : Math.Log(x),
            UnaryFunction.Sqrt => x < 0 ? OfNegative : Math.Sqrt(x),
        };

    /// <summary>The value of a function of two numbers.</summary>
    public static double Evaluate(BinaryFunction function, double x, double y) =>
        function switch
        {
            BinaryFunction.Add => x + y,
            BinaryFunction.Subtract => x - y,
            BinaryFunction.Multiply => x * y,
            BinaryFunction.Divide => Quotient(x, y),
        };

    /// <summary>Applies a function of one number to each element in place.</summary>
    internal static void Apply(UnaryFunction function, Span<double> x)
    {
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = Evaluate(function, x[i]);
        }
    }

    /// <summary>Applies a function of two numbers to each pair of elements; the result takes the place of the left ones.</summary>
    internal static void Apply(BinaryFunction function, Span<double> x, ReadOnlySpan<double> y)
    {
        y = y[..x.Length];
        switch (function)
        {
            case BinaryFunction.Add:
                for (var i = 0; i < x.Length; i++)
                {
                    x[i] += y[i];
                }

                break;
            case BinaryFunction.Subtract:
                for (var i = 0; i < x.Length; i++)
                {
                    x[i] -= y[i];
                }

                break;
            case BinaryFunction.Multiply:
                for (var i = 0; i < x.Length; i++)
                {
                    x[i] *= y[i];
                }

                break;
            case BinaryFunction.Divide:
                for (var i = 0; i < x.Length; i++)
                {
                    x[i] = Quotient(x[i], y[i]);
                }

                break;
            default:
                throw Closed.Unknown(function);
        }
    }

    private static double Quotient(double x, double y) =>
        x / y is var quotient && double.IsInfinity(quotient) ? InfiniteQuotient : quotient;
}
