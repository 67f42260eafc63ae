using System.Globalization;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.ZeroCost;

namespace Nas.Tool.Commands.Score;

/// <summary>The object of <c>score --json</c>.</summary>
internal sealed record ProxyScoreFacts(
    string Id,
    string Input,
    IReadOnlyList<ProxyScoreFact> Scores,
    IReadOnlyList<PassFact> Shared,
    double Milliseconds
)
{
    public static ProxyScoreFacts Describe(Derivation derivation, ProxyScores scores) =>
        new(
            ArchitectureId.From(derivation).Value,
            derivation.Input.ToString(),
            [.. scores.Scores.Select(ProxyScoreFact.Describe)],
            [.. scores.Shared.Select(part => new PassFact(NameOf(part.Pass), part.Part, part.Milliseconds))],
            scores.Milliseconds
        );

    /// <summary>The scores as text: a line for each proxy, then the shared passes.</summary>
    public static IEnumerable<string> Table(ProxyScores scores)
    {
        yield return $"{"proxy", -16}{"value", 16}{"ms", 10}";
        foreach (var score in scores.Scores)
        {
            var said = score.Value is ProxyValue.Missing missing ? missing.Reason : score.Note;
            var value = score.Value is ProxyValue.Number number ? number.Value.ToString("G8", CultureInfo.InvariantCulture) : "missing";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{score.Proxy, -16}{value, 16}{score.Milliseconds, 10:F1}{(said.Length > 0 ? "  " + said : "")}"
            );
        }

        yield return "";
        foreach (var part in scores.Shared)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{NameOf(part.Pass) + ": " + part.Part, -32}{part.Milliseconds, 10:F1}"
            );
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{"all", -32}{scores.Milliseconds, 10:F1}");
    }

    private static string NameOf(ProxyPass pass) => pass.ToString().ToLowerInvariant();
}
