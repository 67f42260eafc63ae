using System.Security.Cryptography;
using System.Text;
using Nas.Domain.Diagrams;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The scripts and the style sheet of reports, embedded in the assembly (Assets/README.md).</summary>
internal static class ReportAssets
{
    private const string SourceMap = "//# sourceMappingURL=";

    /// <summary>Chart.js without its last line, which would make browsers look for a file next to the page.</summary>
    public static string Library { get; } = Read("chart.umd.min.js").Split(SourceMap)[0].TrimEnd();

    /// <summary>The script that draws the charts and sorts the table.</summary>
    public static string Script { get; } = Read("report.js");

    /// <summary>The style sheet of the page and its diagrams.</summary>
    public static string Style { get; } = Read("report.css") + Diagram.Style;

    /// <summary>The script that asks for a newer page.</summary>
    public static string LiveScript { get; } = Read("live.js");

    private static readonly string Scripts = $"script-src {Hash(Library)} {Hash(Script)} {Hash(LiveScript)}; ";
    private static readonly string Rest = $"style-src {Hash(Style)}; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>A content security policy that runs only these scripts, or none, and loads nothing, or only the page again.</summary>
    public static string Policy(bool runsScripts, bool asksAgain) =>
        $"default-src 'none'; {(runsScripts ? Scripts : "")}{(asksAgain ? "connect-src 'self'; " : "")}{Rest}";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Read(string name)
    {
        using var reader = new StreamReader(
            typeof(ReportAssets).Assembly.GetManifestResourceStream($"Nas.Effects.Publishing.Reports.Assets.{name}")!
        );
        return reader.ReadToEnd();
    }
}
