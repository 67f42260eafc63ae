using LanguageExt;
using Nas.Domain.Diagrams;

namespace Nas.Effects.Publishing.Reports;

/// <summary>A page of HTML that needs no network, no server and no other file.</summary>
/// <param name="Title">Its title and first heading.</param>
/// <param name="Subtitle">The line below.</param>
/// <param name="Sections">What it consists of, each with a link from the top.</param>
/// <param name="Source">What it was written from.</param>
internal sealed record ReportPage(string Title, string Subtitle, IReadOnlyList<ReportSection> Sections, string Source)
{
    /// <summary>Whether the page runs the scripts of this product; the content security policy allows no others.</summary>
    public bool RunsScripts { get; init; }

    /// <summary>The numbers behind its charts as JSON, if it has some.</summary>
    public Option<string> Data { get; init; }

    /// <summary>What the page was made from, if it asks its server again and again whether there is a newer one.</summary>
    public Option<string> Version { get; init; }

    /// <summary>Lines of the head beside the usual ones.</summary>
    public Markup Head { get; init; }

    /// <summary>Lines between the subtitle and the links.</summary>
    public Markup Summary { get; init; }

    /// <summary>Lines between the links and the first section.</summary>
    public Markup Notice { get; init; }

    /// <summary>The page's text.</summary>
    public string Print() =>
        Markup
            .Format(
                $"""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="{ReportAssets.Policy(RunsScripts, Version.IsSome)}">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                {Head}{Version.Map(version => Markup.Format($"<meta name=\"version\" content=\"{version}\">\n")).IfNone(Markup.Empty)}<meta name="referrer" content="no-referrer">
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
                {(Version.IsSome ? Markup.Format($"<p id=\"live\" class=\"quiet\" role=\"status\"></p>\n") : Markup.Empty)}{Notice}<main id="main">
                {Sections.Select(section => section.Print())}</main>
                <footer>Written by nas-search from {Source}. {(
                    Version.IsSome ? "The page renews itself." : "The page is complete in itself and loads nothing."
                )}</footer>
                {Scripts}</body>
                </html>

                """
            )
            .ToString();

    private Markup Scripts =>
        RunsScripts
            ? Markup.Format(
                $"""
                {Data.Map(json => Markup.Format($"<script type=\"application/json\" id=\"data\">{Markup.Trusted(json)}</script>\n")).IfNone(
                    Markup.Empty
                )}<script>{Markup.Trusted(ReportAssets.Library)}</script>
                <script>{Markup.Trusted(ReportAssets.Script)}</script>
                {(Version.IsSome ? Markup.Format($"<script>{Markup.Trusted(ReportAssets.LiveScript)}</script>\n") : Markup.Empty)}
                """
            )
            : Markup.Empty;
}
