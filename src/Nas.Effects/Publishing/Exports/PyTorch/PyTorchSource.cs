using System.Globalization;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Search.Trials;
using Nas.Effects.Publishing.Exports.Sources;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Publishing.Exports.PyTorch;

/// <summary>A stand-alone PyTorch file for a model: the network as a module, a reader for its weight file, the preparation of
/// images.</summary>
/// <remarks>Generated from the network in layers (<see cref="Fuse.ToLayers"/>). The module's names are the weight file's.</remarks>
public static class PyTorchSource
{
    /// <summary>The usual name of the file.</summary>
    public const string FileName = "model.py";

    /// <summary>Name of the module of an architecture that is a single operation, whose weights have no path prefix.</summary>
    internal const string Root = "root";

    private const string Indent = "\n        ";

    private const string Position = """


        class Position(nn.Module):
            '''Adds numbers that were learnt for each place.'''

            def __init__(self, *shape):
                super().__init__()
                self.position = nn.Parameter(torch.zeros(shape))

            def forward(self, x):
                return x + self.position

        """;

    private const string Sinusoids = """


        def sinusoids(x):
            '''The fixed positional encoding of "Attention is all you need" for the last two axes.'''
            positions, width = x.shape[-2:]
            feature = torch.arange(width, dtype=torch.float64)
            angle = torch.arange(positions, dtype=torch.float64)[:, None] / 10000 ** ((feature - feature % 2) / width)
            return torch.where(feature % 2 == 0, angle.sin(), angle.cos()).to(x)

        """;

    /// <summary>The file's text.</summary>
    public static string Write(TrainedModel model)
    {
        var (about, network) = (model.About, Fuse.ToLayers(model.Network));
        var extras =
            (network.Nodes.Any(node => node.Op is Primitive.AddPosition) ? Position : "")
            + (network.Nodes.Any(node => node.Op is Primitive.AddSinusoids) ? Sinusoids : "");
        return Template.Fill(
            "model.py",
            new Dictionary<string, string>(Template.Outputs(about))
            {
                ["gap"] = new(' ', 20 - Template.Outputs(about)["told"].Length),
                ["meaning"] =
                    about.Kind == TargetKind.Classes
                        ? "    probabilities = logits.softmax(1)            # of the classes, in the order of CLASSES\n"
                    : about.Kind == TargetKind.Labels
                        ? "    probabilities = logits.sigmoid()             # of the labels, in the order of LABELS\n"
                    : about.Kind == TargetKind.Masks
                        ? "    probabilities = logits.sigmoid()             # of every pixel, in the order of MASKS\n"
                    : about.Kind == TargetKind.Maps
                        ? "    # maps: [batch, maps, height, width] in the order of MAPS, in the units of the training data\n"
                    : "    # numbers: [batch, numbers] in the order of NUMBERS, in the units of the training data\n",
                ["image"] = string.Join(", ", new[] { about.Image.Axis1, about.Image.Axis2, about.Image.Axis3 }),
                ["parameters"] = network.Parameters.Sum(parameter => parameter.Elements).ToString(CultureInfo.InvariantCulture),
                ["architecture"] = about.Architecture,
                ["task"] = Literal.Text(about.Task),
                ["classes"] = Literal.List(about.Classes, Literal.Text),
                ["mean"] = Literal.List(about.Scaling.Mean, Literal.Number),
                ["deviation"] = Literal.List(about.Scaling.Deviation, Literal.Number),
                ["border"] = about.Border.ToString(CultureInfo.InvariantCulture),
                ["imports"] = about.Columns.IsEmpty ? "" : "import csv\n",
                ["table"] = about.Columns.IsEmpty ? "" : Template.Fill("table.py", Template.Columns(about)),
                ["pillow"] = about.TakesPictures ? ", but Pillow to read picture files" : "",
                ["example"] = about.TakesPictures
                    ? $"    {(about.Kind == TargetKind.Classes ? "name, probabilities" : Template.Answers(about)["told"])} = predict(\"photo.jpg\")  # or at once, from a picture file\n"
                    : "",
                ["picture"] = about.TakesPictures ? Template.Fill("picture.py", Template.Answers(about)) : "",
                ["extras"] = extras.ReplaceLineEndings("\n").Replace("'''", "\"\"\"", StringComparison.Ordinal),
                ["layers"] = string.Join(Indent, Layers(network)),
                ["forward"] = string.Join(Indent, Forward(network)),
                ["root"] = Root,
            }
        );
    }

    private static IEnumerable<string> Layers(Network network) =>
        from node in network.Nodes
        let layer = PyTorchOperations.Layer(network, node)
        where layer is not null
        select $"self.add({Literal.Text(PyTorchOperations.Path(node))}, {layer})";

    private static IEnumerable<string> Forward(Network network)
    {
        var (names, types) = (new ValueNames(network), new ValueTypes(network));
        var lines = network
            .Nodes.Select(node =>
                (
                    Code: $"{names[node.Id]} = {PyTorchOperations.Expression(node, [.. node.Inputs.Select(id => names[id])], types[node.Input].Rank)}",
                    node.Output
                )
            )
            .ToArray();
        var column = Math.Min(60, lines.Max(line => line.Code.Length));
        return lines.Select(line => $"{line.Code.PadRight(column)}  # {line.Output}").Append($"return {names[network.Head.Id]}");
    }
}
