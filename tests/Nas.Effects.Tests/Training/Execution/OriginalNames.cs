using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nas.Effects.Tests.Training.Execution;

/// <summary>Writes an architecture of the public einspace implementation in our syntax.</summary>
internal static partial class OriginalNames
{
    public static string Text(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.String)
        {
            return Operation(node.GetString()!);
        }

        var parts = node.EnumerateArray().Skip(1).SelectMany(part => IsList(part) ? Branches(part) : [Text(part)]);
        return $"{node[0].GetString()}({string.Join(", ", parts)})";
    }

    /// <summary>The inner modules of a branching are the one array that does not start with a name.</summary>
    private static bool IsList(JsonElement part) =>
        part.ValueKind == JsonValueKind.Array && (part[0].ValueKind == JsonValueKind.Array || !Combinators.Contains(part[0].GetString()));

    private static readonly string[] Combinators = ["sequence", "branch", "route", "compute"];

    private static string[] Branches(JsonElement list)
    {
        var texts = list.EnumerateArray().Select(Text).ToArray();
        return texts.Length > 2 && texts.Distinct().Count() == 1 ? [$"{texts.Length}*{texts[0]}"] : texts;
    }

    private static string Operation(string name)
    {
        var (kind, digits) = (Digits().Replace(name, "#"), Digits().Matches(name).Select(match => match.Value).ToArray());
        return (kind, digits) switch
        {
            ("clone_tensor#", [var branches]) => $"clone({branches})",
            ("group_dim#s#d", [var branches, var axis]) => $"group({branches},{axis})",
            ("add_tensors", _) => "add",
            ("cat_tensors#d#t", [var axis, _]) => $"cat({axis})",
            ("permute#", [var axes]) => $"permute({string.Join(',', axes.ToCharArray())})",
            ("im#col#k#s#p", ["2", var kernel, var stride, var padding]) => $"im2col({kernel},{stride},{padding})",
            ("col#im", _) => "reshape2im",
            ("linear#", [var width]) => $"linear({width})",
            ("linear_x#", [var factor]) => $"linear(x{factor})",
            ("linear_#th", [var divisor]) => $"linear(/{divisor})",
            ("linear_same", _) => "linear(x1)",
            ("linear_half", _) => "linear(/2)",
            ("linear_double", _) => "linear(x2)",
            ("maxpool#k#s#p", [var kernel, var stride, var padding]) => $"maxpool({kernel},{stride},{padding})",
            _ => name,
        };
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
