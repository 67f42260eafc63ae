using Nas.Domain.Diagrams;

namespace Nas.Effects.Publishing.Reports;

/// <summary>A part of a report with its own heading.</summary>
/// <param name="Id">Its name in links.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Body">Its content.</param>
internal sealed record ReportSection(string Id, string Title, Markup Body)
{
    /// <summary>The section with its heading.</summary>
    public Markup Print() => Markup.Format($"<section aria-labelledby=\"{Id}\">\n<h2 id=\"{Id}\">{Title}</h2>\n{Body}</section>\n");

    /// <summary>A placeholder for a chart, shown once its script has run. The text describes it for screen readers.</summary>
    public static Markup Chart(string name, string description, bool low = false) =>
        Markup.Format(
            $"""
            <figure data-chart="{name}" hidden><div class="plot{(
                low ? " low" : ""
            )}"><canvas role="img" aria-label="{description}"></canvas></div><figcaption>{description}</figcaption></figure>

            """
        );
}
