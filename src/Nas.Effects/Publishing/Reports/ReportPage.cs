using Nas.Domain.Diagrams;

namespace Nas.Effects.Publishing.Reports;

/// <summary>A page of HTML that needs no network, no server and no other file.</summary>
/// <param name="Title">Its title and first heading.</param>
/// <param name="Subtitle">The line below.</param>
/// <param name="Sections">What it consists of, each with a link from the top.</param>
/// <param name="Source">What it was written from.</param>
internal sealed record ReportPage(string Title, string Subtitle, IReadOnlyList<ReportSection> Sections, string Source)
{
    /// <summary>The content security policy: without scripts of its own a page runs none.</summary>
    public string Policy { get; init; } = ReportAssets.PolicyWithoutScripts;

    /// <summary>Lines of the head beside the usual ones.</summary>
    public Markup Head { get; init; }

    /// <summary>Lines between the subtitle and the links.</summary>
    public Markup Summary { get; init; }

    /// <summary>Lines between the links and the first section.</summary>
    public Markup Notice { get; init; }

    /// <summary>Lines after everything else.</summary>
    public Markup Scripts { get; init; }

    /// <summary>The page's text.</summary>
    public string Print() =>
        Markup
            .Format(
                $"""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="{Policy}">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                {Head}<meta name="referrer" content="no-referrer">
                <title>{Title}</title>
                <link rel="icon" href="data:,">
                <style>{Markup.Trusted(ReportAssets.Style)}</style>
                </head>
                <body>
                <a class="skip" href="#main">Skip to the content</a>
                <header>
                <h1>{Title}</h1>
                <p class="quiet">{Subtitle}</p>
                {Summary}<nav aria-label="Sections"><ul>{Sections.Select(section =>
                    Markup.Format($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>")
                )}</ul></nav>
                </header>
                {Notice}<main id="main">
                {Sections.Select(section => section.Print())}</main>
                <footer>Written by nas-search from {Source}. The page is complete in itself and loads nothing.</footer>
                {Scripts}</body>
                </html>

                """
            )
            .ToString();
}
