using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Rewrites;

namespace Nas.Tool.Commands.Architectures;

/// <summary>A network as written and as executed, with the rewrites in between.</summary>
internal static class RewritingText
{
    public static IEnumerable<string> Lines(Network literal)
    {
        var steps = Fuse.Steps(literal);
        var executed = steps.LastOrDefault()?.After ?? literal;
        return
        [
            FormattableString.Invariant($"as written, {literal.Nodes.Length} operations"),
            "",
            NetworkText.Print(literal),
            "",
            steps.IsEmpty ? "nothing to rewrite" : "rewrites, in order",
            "",
            .. steps.Select(step => $"  {step}"),
            "",
            FormattableString.Invariant($"as executed, {executed.Nodes.Length} operations"),
            "",
            NetworkText.Print(executed),
        ];
    }
}
