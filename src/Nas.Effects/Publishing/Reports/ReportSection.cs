using Nas.Domain.Diagrams;

namespace Nas.Effects.Publishing.Reports;

/// <summary>A part of a report under a heading of its own.</summary>
/// <param name="Id">Its name in links.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Body">What it says.</param>
internal sealed record ReportSection(string Id, string Title, Markup Body)
{
    /// <summary>The section with its heading.</summary>
    public Markup Print() => Markup.Of($"<section aria-labelledby=\"{Id}\">\n<h2 id=\"{Id}\">{Title}</h2>\n{Body}</section>\n");

    /// <summary>A place for a chart; it shows itself once its script ran. The text says what is to be seen, for those who see none.</summary>
    public static Markup Chart(string name, string description, bool low = false) => Markup.Of($"""
        <figure data-chart="{name}" hidden><div class="plot{(low ? " low" : "")}"><canvas role="img" aria-label="{description}"></canvas></div><figcaption>{description}</figcaption></figure>

        """);
}
