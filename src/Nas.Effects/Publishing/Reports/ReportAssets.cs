using System.Security.Cryptography;
using System.Text;
using Nas.Domain.Diagrams;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The scripts and the style sheet of reports, embedded in the assembly (Assets/README.md).</summary>
internal static class ReportAssets
{
    private const string SourceMap = "//# sourceMappingURL=";

    /// <summary>Chart.js without the last line, which would have browsers look for a file beside the page.</summary>
    public static string Library { get; } = Read("chart.umd.min.js").Split(SourceMap)[0].TrimEnd();

    /// <summary>What draws the charts and sorts the table.</summary>
    public static string Script { get; } = Read("report.js");

    /// <summary>How page and diagrams look.</summary>
    public static string Style { get; } = Read("report.css") + Diagram.Style;

    /// <summary>A policy under which nothing is loaded and nothing runs but these very texts, whatever else gets into the page.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; script-src {Hash(Library)} {Hash(Script)}; style-src {Hash(Style)}; img-src data:; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ReportAssets).Assembly.GetManifestResourceStream($"Nas.Effects.Publishing.Reports.Assets.{name}")!);
        return reader.ReadToEnd();
    }
}
