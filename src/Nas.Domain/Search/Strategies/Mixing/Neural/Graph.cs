namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>A computation on matrices that is built once and then run forwards and backwards again and again.</summary>
/// <remarks>Reverse-mode differentiation: every operation adds to the gradients of what it reads.</remarks>
internal sealed partial class Graph
{
    private readonly List<(Matrix Result, Action Forward, Action Backward)> _steps = [];

    /// <summary>Computes every result.</summary>
    public void Forward()
    {
        foreach (var step in _steps)
        {
            step.Forward();
        }
    }

    /// <summary>Computes the gradients of everything from that of the last result, which the caller has set.</summary>
    public void Backward()
    {
        for (var i = _steps.Count - 1; i >= 0; i--)
        {
            _steps[i].Backward();
        }
    }

    /// <summary>Forgets the gradients of all results.</summary>
    public void ForgetGradients()
    {
        foreach (var step in _steps)
        {
            Array.Clear(step.Result.Gradient);
        }
    }

    private Matrix Step(int rows, int columns, Func<Matrix, (Action Forward, Action Backward)> make)
    {
        var result = new Matrix(rows, columns);
        var (forward, backward) = make(result);
        _steps.Add((result, forward, backward));
        return result;
    }

    private Matrix Each<TFunction>(Matrix x)
        where TFunction : IElementwise => Step(x.Rows, x.Columns, result => (
        () => Lanes.Each<TFunction>(result.Values, x.Values),
        () => Lanes.AddSlopes<TFunction>(x.Gradient, x.Values, result.Gradient)));
}
