using LanguageExt;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Search.Trials;
using Nas.Effects.Publishing.Messages;
using Nas.Effects.Training.Models;
using static LanguageExt.Prelude;

namespace Nas.Effects.Publishing.Exports.Onnx;

/// <summary>A model as an ONNX file: pixels in, logits and probabilities or numbers out, weights inside.</summary>
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
    public static Either<string, byte[]> Encode(TrainedModel model) => Encode(TrainedEnsemble.Of(model));

    /// <summary>The same for several networks: one graph, whose probabilities are their weighted mean.</summary>
    public static Either<string, byte[]> Encode(TrainedEnsemble ensemble)
    {
        var bytes = ensemble.Members.Sum(member => member.Network.Weights.Sum(tensor => sizeof(float) * (long)tensor.Values.Length));
        return bytes > MaxBytes
            ? Left($"an ONNX file holds less than 2 GiB, and the weights are {bytes >> 20} MiB")
            : Right(Written(ensemble));
    }

    private static byte[] Written(TrainedEnsemble ensemble)
    {
        var file = new ProtocolMessage()
            .Integer(IrVersion, FormatVersion)
            .Text(Producer, "nas-search")
            .Text(ProducerVersion, typeof(OnnxFile).Assembly.GetName().Version?.ToString(3) ?? "")
            .Message(Graph, GraphOf(ensemble).Message)
            .Message(OperatorSets, new ProtocolMessage().Text(Key, "").Integer(SetVersion, OperatorSet));
        foreach (var (key, text) in ensemble.About.ToTexts())
        {
            file.Message(Metadata, new ProtocolMessage().Text(Key, key).Text(Value, text));
        }

        return file.ToArray();
    }

    private static OnnxGraph GraphOf(TrainedEnsemble ensemble)
    {
        var (graph, image, classes) = (new OnnxGraph(), ensemble.About.Image, ensemble.About.Classes.Count);
        graph.Takes("pixels", image.Axis1, image.Axis2, image.Axis3);
        var input = Standardised(graph, ensemble.About);
        if (ensemble.About.Kind != TargetKind.Classes)
        {
            var told = ensemble.About.Kind switch
            {
                TargetKind.Numbers => "numbers",
                TargetKind.Maps => "maps",
                _ => "probabilities",
            };
            graph.AddNamed(
                told,
                "Sum",
                ensemble.Members.Map((place, member) => Weighted(graph, member.Network, member.Weight, input, place))
            );
            graph.Gives(told, [classes, .. ensemble.About.MapSize.Map(size => new[] { size.Height, size.Width }).IfNone([])]);
            return graph;
        }

        if (ensemble.Members.Count == 1)
        {
            var logits = graph.AddNamed("logits", "Identity", [Logits(graph, ensemble.Members[0].Network, input, "")]);
            graph.AddNamed("probabilities", "Softmax", [logits], Along(1));
        }
        else
        {
            var parts = ensemble.Members.Map((place, member) => Weighted(graph, member.Network, member.Weight, input, place)).ToArray();
            graph.AddNamed("logits", "Log", [graph.AddNamed("probabilities", "Sum", parts)]);
        }

        graph.Gives("logits", classes);
        graph.Gives("probabilities", classes);
        return graph;
    }

    /// <summary>The part of one network in the mean of the probabilities or numbers.</summary>
    private static string Weighted(OnnxGraph graph, TrainedModel model, double weight, string input, int place)
    {
        var prefix = FormattableString.Invariant($"networks.{place}.");
        var logits = Logits(graph, model, input, prefix);
        var told = model.About.Kind switch
        {
            TargetKind.Numbers or TargetKind.Maps => logits,
            TargetKind.Labels or TargetKind.Masks => graph.Add("Sigmoid", prefix + "probabilities", [logits]),
            _ => graph.Add("Softmax", prefix + "probabilities", [logits], Along(1)),
        };
        return graph.Add("Mul", prefix + "part", [told, graph.Tensor(prefix + "share", [], [(float)weight])]);
    }

    private static string Logits(OnnxGraph graph, TrainedModel model, string input, string prefix)
    {
        var network = Fuse.ToLayers(model.Network);
        var operations = new OnnxOperations(graph, network, model.Weights, prefix);
        var values = new Dictionary<int, string> { [Network.InputId] = input };
        foreach (var node in network.Nodes)
        {
            values[node.Id] = operations.Write(node, [.. node.Inputs.Select(id => values[id])]);
        }

        return values[network.Head.Id];
    }

    private static OnnxAttribute Along(long axis) => OnnxAttribute.Create("axis", axis);

    private static string Standardised(OnnxGraph graph, ModelDescription about)
    {
        var (channels, border) = (about.Scaling.Mean.Length, about.Border);
        var centred = graph.Add("Sub", "pixels", ["pixels", graph.Tensor("mean", [channels, 1, 1], about.Scaling.Mean)]);
        var scaled = graph.Add("Div", "pixels", [centred, graph.Tensor("deviation", [channels, 1, 1], about.Scaling.Deviation)]);
        return border == 0 ? scaled : graph.Add("Pad", "pixels", [scaled, graph.Integers(0, 0, border, border, 0, 0, border, border)]);
    }
}
