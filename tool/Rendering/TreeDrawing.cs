using Nas.Domain.Architectures.Derivations;

namespace Nas.Tool.Rendering;

/// <summary>An architecture as an indented tree with the output shape of each node.</summary>
/// <remarks>Chains of <c>sequence</c> are shown as one list and <c>compute(x)</c> as <c>x</c>: the order stays, the
/// brackets go.</remarks>
internal static class TreeDrawing
{
    /// <summary>The lines of the drawing.</summary>
    /// <param name="root">The architecture.</param>
    /// <param name="ascii">Whether only ASCII characters may be used.</param>
    public static IReadOnlyList<string> Lines(Derivation root, bool ascii)
    {
        var rows = new List<(string Label, string Shape)> { ("input", root.Input.ToString()) };
        Add(rows, root, "", "", 1, ascii);
        var column = rows.Max(row => row.Label.Length) + 2;
        return [.. rows.Select(row => row.Label.PadRight(column) + row.Shape)];
    }

    private static void Add(List<(string Label, string Shape)> rows, Derivation node, string lead, string below, int copies, bool ascii)
    {
        rows.Add(($"{lead}{(copies > 1 ? $"{copies} x " : "")}{Outline.Label(node)}", node.Output.ToString()));
        var children = Outline.Children(node).ToList();
        for (var i = 0; i < children.Count; i++)
        {
            var last = i == children.Count - 1;
            var (tee, bar) = (last, ascii) switch
            {
                (false, false) => ("├─ ", "│  "),
                (true, false) => ("└─ ", "   "),
                (false, true) => ("|- ", "|  "),
                (true, true) => ("`- ", "   "),
            };
            Add(rows, children[i].Node, below + tee, below + bar, children[i].Copies, ascii);
        }
    }
}
