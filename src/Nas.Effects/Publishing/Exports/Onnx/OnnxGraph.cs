using System.Globalization;
using Nas.Effects.Publishing.Messages;

namespace Nas.Effects.Publishing.Exports.Onnx;

/// <summary>An ONNX graph under construction: nodes in order, and the tensors they read.</summary>
internal sealed class OnnxGraph
{
    // Field numbers of GraphProto, NodeProto, TensorProto, ValueInfoProto and what is in it.
    private const int Node = 1,
        GraphName = 2,
        Initializer = 5,
        Input = 11,
        Output = 12;
    private const int NodeInput = 1,
        NodeOutput = 2,
        NodeName = 3,
        OperatorType = 4,
        Attribute = 5;
    private const int Dimensions = 1,
        DataType = 2,
        TensorName = 8,
        RawData = 9;
    private const int FloatType = 1,
        Int64Type = 7;

    private readonly ProtocolMessage _graph = new ProtocolMessage().Text(GraphName, "network");
    private readonly HashSet<string> _tensors = [];
    private int _nodes;

    /// <summary>The GraphProto.</summary>
    public ProtocolMessage Message => _graph;

    /// <summary>Adds a node with one output, and returns the output's name.</summary>
    /// <param name="operation">Operator of the default domain.</param>
    /// <param name="place">Where in the architecture it belongs; part of its name.</param>
    /// <param name="inputs">Names of values and tensors.</param>
    /// <param name="attributes">Its settings.</param>
    public string Add(string operation, string place, IEnumerable<string> inputs, params OnnxAttribute[] attributes) =>
        AddNamed(string.Create(CultureInfo.InvariantCulture, $"{place}/{operation}.{++_nodes}"), operation, inputs, attributes);

    /// <summary>Adds a node with a given name, which is also the name of its output.</summary>
    public string AddNamed(string output, string operation, IEnumerable<string> inputs, params OnnxAttribute[] attributes)
    {
        var node = new ProtocolMessage();
        foreach (var input in inputs)
        {
            node.Text(NodeInput, input);
        }

        node.Text(NodeOutput, output).Text(NodeName, output).Text(OperatorType, operation);
        Array.ForEach(attributes, attribute => node.Message(Attribute, attribute.Message));
        _graph.Message(Node, node);
        return output;
    }

    /// <summary>A float32 tensor.</summary>
    public string Tensor(string name, IEnumerable<int> shape, ReadOnlySpan<float> numbers)
    {
        if (_tensors.Add(name))
        {
            _graph.Message(Initializer, Described(name, shape, FloatType).Numbers(RawData, numbers));
        }

        return name;
    }

    /// <summary>A constant list of integers, such as a shape; equal lists are one tensor.</summary>
    public string Integers(params int[] values) =>
        Integers($"[{string.Join(',', values)}]", [values.Length], Array.ConvertAll(values, value => (long)value));

    /// <summary>A constant tensor of integers.</summary>
    public string Integers(string name, int[] shape, long[] values)
    {
        if (_tensors.Add(name))
        {
            _graph.Message(Initializer, Described(name, shape, Int64Type).Numbers<long>(RawData, values));
        }

        return name;
    }

    /// <summary>Declares a float32 input, whose first axis is the batch.</summary>
    public void Takes(string name, params int[] shape) => _graph.Message(Input, Value(name, shape));

    /// <summary>Declares a float32 output, whose first axis is the batch.</summary>
    public void Gives(string name, params int[] shape) => _graph.Message(Output, Value(name, shape));

    private static ProtocolMessage Described(string name, IEnumerable<int> shape, int type)
    {
        var tensor = new ProtocolMessage();
        foreach (var size in shape)
        {
            tensor.Integer(Dimensions, size);
        }

        return tensor.Integer(DataType, type).Text(TensorName, name);
    }

    /// <summary>ValueInfoProto { name = 1, type = 2 { tensor_type = 1 { elem_type = 1, shape = 2 { dim = 1 { dim_value = 1 | dim_param = 2
    /// } } } } }.</summary>
    private static ProtocolMessage Value(string name, int[] shape)
    {
        var axes = new ProtocolMessage().Message(1, new ProtocolMessage().Text(2, "batch"));
        Array.ForEach(shape, size => axes.Message(1, new ProtocolMessage().Integer(1, size)));
        var tensor = new ProtocolMessage().Integer(1, FloatType).Message(2, axes);
        return new ProtocolMessage().Text(1, name).Message(2, new ProtocolMessage().Message(1, tensor));
    }
}
