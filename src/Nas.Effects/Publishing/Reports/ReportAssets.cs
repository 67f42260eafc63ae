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

    /// <summary>A content security policy that loads nothing and runs only these scripts.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; script-src {Hash(Library)} {Hash(Script)}; style-src {Hash(Style)}; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>The same for a page that runs no scripts.</summary>
    public static string PolicyWithoutScripts { get; } =
        $"default-src 'none'; style-src {Hash(Style)}; img-src data:; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Read(string name)
    {
        using var reader = new StreamReader(
            typeof(ReportAssets).Assembly.GetManifestResourceStream($"Nas.Effects.Publishing.Reports.Assets.{name}")!
        );
        return reader.ReadToEnd();
    }
}
