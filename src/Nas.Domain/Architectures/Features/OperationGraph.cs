namespace Nas.Domain.Architectures.Features;

/// <summary>A computation as graph features see it: operations as nodes between one input and one output, edges along the data.</summary>
/// <remarks>Node 0 is the input, the last node the output, and every node stands after those it reads. A node stands for
/// <see cref="Copies"/> equal ones, which count in sums and means; paths through copies differ in nothing but their number.</remarks>
internal sealed class OperationGraph
{
    /// <summary>The label of input and output, and the group of operations that no path feature counts.</summary>
    public const int None = -1;

    /// <summary>Copies multiply; counts of them end here.</summary>
    public const double MaxCopies = 1e100;

    private readonly List<int> _labels = [];
    private readonly List<int> _groups = [];
    private readonly List<double> _copies = [];
    private readonly List<int[]> _before = [];

    private OperationGraph() { }

    /// <summary>The number of nodes, input and output included.</summary>
    public int Count => _labels.Count;

    /// <summary>The output.</summary>
    public int Output => Count - 1;

    /// <summary>A graph with an input, the operations that a function adds, and an output.</summary>
    /// <param name="build">Adds operations and returns those that the output reads.</param>
    public static OperationGraph Build(Func<OperationGraph, int[]> build)
    {
        var graph = new OperationGraph();
        graph.Add(None, None, 1, []);
        graph.Add(None, None, 1, build(graph));
        return graph;
    }

    /// <summary>Adds an operation and returns its node. Only for the function given to <see cref="Build"/>.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="group">Its group.</param>
    /// <param name="copies">How many equal ones it stands for.</param>
    /// <param name="before">The nodes that it reads.</param>
    public int Add(int label, int group, double copies, int[] before)
    {
        _labels.Add(label);
        _groups.Add(group);
        _copies.Add(Math.Min(copies, MaxCopies));
        _before.Add(before);
        return Count - 1;
    }

    /// <summary>Which operation a node is.</summary>
    public int Label(int node) => _labels[node];

    /// <summary>Which kind of operation a node is; <see cref="None"/> is passed through as if it were not there.</summary>
    public int Group(int node) => _groups[node];

    /// <summary>How many equal nodes this one stands for.</summary>
    public double Copies(int node) => _copies[node];

    /// <summary>The nodes that a node reads.</summary>
    public ReadOnlySpan<int> Before(int node) => _before[node];

    /// <summary>How many equal edges the edge between two nodes stands for.</summary>
    public double Edges(int from, int to) => Math.Max(_copies[from], _copies[to]);
}
