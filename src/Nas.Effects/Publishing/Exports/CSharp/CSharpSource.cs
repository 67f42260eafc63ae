using System.Globalization;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Search.Trials;
using Nas.Effects.Publishing.Exports.Sources;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Publishing.Exports.CSharp;

/// <summary>Generates a stand-alone C# class over TorchSharp for a model: it reads the weight file, prepares images and computes
/// logits.</summary>
/// <remarks>Generated from the network in layers (<see cref="Fuse.ToLayers"/>), in C# 8, using only TorchSharp's functional API.</remarks>
public static class CSharpSource
{
    /// <summary>The usual name of the file.</summary>
    public const string FileName = "Model.cs";

    private const string Indent = "\n            ";

    /// <summary>The file's text.</summary>
    public static string Write(TrainedModel model, CSharpNames names)
    {
        var (about, network) = (model.About, Fuse.ToLayers(model.Network));
        return Template.Fill(
            "Model.cs",
            new Dictionary<string, string>(Template.Outputs(about))
            {
                ["namespace"] = names.Namespace,
                ["class"] = names.Class,
                ["input"] = about.Image.ToString(),
                ["image"] = string.Join(", ", new[] { about.Image.Axis1, about.Image.Axis2, about.Image.Axis3 }),
                ["parameters"] = network.Parameters.Sum(parameter => parameter.Elements).ToString(CultureInfo.InvariantCulture),
                ["architecture"] = about.Architecture,
                ["task"] = Literal.Text(about.Task),
                ["classes"] = Literal.List(about.Classes, Literal.Text),
                ["mean"] = Literal.List(about.Scaling.Mean, number => $"{Literal.Number(number)}f"),
                ["deviation"] = Literal.List(about.Scaling.Deviation, number => $"{Literal.Number(number)}f"),
                ["border"] = about.Border.ToString(CultureInfo.InvariantCulture),
                ["table"] = about.Columns.IsEmpty ? "" : Template.Fill("Table.cs", Template.Columns(about)).TrimStart('\n') + "\n",
                ["using"] = about.TakesPictures && about.Kind == TargetKind.Classes ? "using SkiaSharp;\n" : "",
                ["picture"] =
                    about.TakesPictures && about.Kind == TargetKind.Classes
                        ? Template.Fill("Picture.cs", Picture(about)).TrimStart('\n') + "\n"
                        : "",
                ["tensors"] = Literal.List(model.Weights, tensor => Literal.Text(tensor.Name)),
                ["forward"] = string.Join(Indent, Forward(network)),
            }
        );
    }

    private static Dictionary<string, string> Picture(ModelDescription about) =>
        new()
        {
            ["image"] = string.Join(", ", new[] { about.Image.Axis1, about.Image.Axis2, about.Image.Axis3 }),
            ["height"] = about.Image.Axis2.ToString(CultureInfo.InvariantCulture),
            ["width"] = about.Image.Axis3.ToString(CultureInfo.InvariantCulture),
        };

    private static IEnumerable<string> Forward(Network network)
    {
        var (names, types, known) = (
            new ValueNames(network),
            new ValueTypes(network),
            new System.Collections.Generic.HashSet<string> { "x" }
        );
        foreach (var node in network.Nodes)
        {
            var (name, expression) = (
                names[node.Id],
                CSharpOperations.Expression(network, node, [.. node.Inputs.Select(id => names[id])], types[node.Input].Rank)
            );
            yield return $"{(known.Add(name) ? "var " : "")}{name} = {expression}; // {node.Output}";
        }

        yield return $"return {names[network.Head.Id]}.MoveToOuterDisposeScope();";
    }
}
