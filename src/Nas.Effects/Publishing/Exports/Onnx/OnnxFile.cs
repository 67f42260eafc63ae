using LanguageExt;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Effects.Publishing.Messages;
using Nas.Effects.Training.Models;
using static LanguageExt.Prelude;

namespace Nas.Effects.Publishing.Exports.Onnx;

/// <summary>A model as an ONNX file: pixels in, logits and probabilities out, weights inside.</summary>
/// <remarks>Made operation by operation from the network in layers (<see cref="Fuse.ToLayers"/>), in operator set 17. Unlike
/// the weight file's network it takes raw images and standardises them itself. The batch size is free.</remarks>
public static class OnnxFile
{
    /// <summary>The usual name of the file.</summary>
    public const string FileName = "model.onnx";

    private const int FormatVersion = 8;
    private const int OperatorSet = 17;

    /// <summary>Bytes of weights that fit a file: protocol buffers hold less than 2 GiB.</summary>
    private const long MaxBytes = 1_900_000_000;

    // Field numbers of ModelProto, OperatorSetIdProto and StringStringEntryProto.
    private const int IrVersion = 1,
        Producer = 2,
        ProducerVersion = 3,
        Graph = 7,
        OperatorSets = 8,
        Metadata = 14;
    private const int SetVersion = 2,
        Key = 1,
        Value = 2;

    /// <summary>The file's content; the left side says that the weights are too large for the format.</summary>
    public static Either<string, byte[]> Encode(TrainedModel model) =>
        model.Weights.Sum(tensor => sizeof(float) * (long)tensor.Values.Length) > MaxBytes
            ? Left(
                $"an ONNX file holds less than 2 GiB, and the weights are {model.Weights.Sum(tensor => sizeof(float) * (long)tensor.Values.Length) >> 20} MiB"
            )
            : Right(Written(model));

    private static byte[] Written(TrainedModel model)
    {
        var file = new ProtocolMessage()
            .Integer(IrVersion, FormatVersion)
            .Text(Producer, "nas-search")
            .Text(ProducerVersion, typeof(OnnxFile).Assembly.GetName().Version?.ToString(3) ?? "")
            .Message(Graph, GraphOf(model).Message)
            .Message(OperatorSets, new ProtocolMessage().Text(Key, "").Integer(SetVersion, OperatorSet));
        foreach (var (key, text) in model.About.ToTexts())
        {
            file.Message(Metadata, new ProtocolMessage().Text(Key, key).Text(Value, text));
        }

        return file.ToArray();
    }

    private static OnnxGraph GraphOf(TrainedModel model)
    {
        var (graph, network, image) = (new OnnxGraph(), Fuse.ToLayers(model.Network), model.About.Image);
        var operations = new OnnxOperations(graph, network, model.Weights);
        graph.Takes("pixels", image.Axis1, image.Axis2, image.Axis3);
        var values = new Dictionary<int, string> { [Network.InputId] = Standardised(graph, model.About) };
        foreach (var node in network.Nodes)
        {
            values[node.Id] = operations.Write(node, [.. node.Inputs.Select(id => values[id])]);
        }

        var logits = graph.AddNamed("logits", "Identity", [values[network.Head.Id]]);
        graph.AddNamed("probabilities", "Softmax", [logits], OnnxAttribute.Create("axis", 1L));
        graph.Gives("logits", network.Classes);
        graph.Gives("probabilities", network.Classes);
        return graph;
    }

    private static string Standardised(OnnxGraph graph, ModelDescription about)
    {
        var (channels, border) = (about.Scaling.Mean.Length, about.Border);
        var centred = graph.Add("Sub", "pixels", ["pixels", graph.Tensor("mean", [channels, 1, 1], about.Scaling.Mean)]);
        var scaled = graph.Add("Div", "pixels", [centred, graph.Tensor("deviation", [channels, 1, 1], about.Scaling.Deviation)]);
        return border == 0 ? scaled : graph.Add("Pad", "pixels", [scaled, graph.Integers(0, 0, border, border, 0, 0, border, border)]);
    }
}
