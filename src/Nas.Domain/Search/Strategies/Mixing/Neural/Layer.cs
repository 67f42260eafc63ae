namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>A linear layer's parameters.</summary>
internal sealed record Layer(Matrix Weights, Matrix Bias)
{
    /// <summary>Adds the layer to a computation.</summary>
    public Matrix On(Graph graph, Matrix x) => graph.Linear(x, Weights, Bias);
}
