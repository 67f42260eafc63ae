using System.Net;
using LanguageExt;
using Nas.Domain.Diagrams;

namespace Nas.Tool.Commands.Ui;

/// <summary>The answer to a browser.</summary>
/// <param name="Status">How it went.</param>
/// <param name="Html">The page.</param>
internal sealed record UiAnswer(HttpStatusCode Status, string Html)
{
    /// <summary>What the page was made from, so that a browser can ask for a newer one.</summary>
    public Option<string> Version { get; init; }

    /// <summary>A refusal in one sentence.</summary>
    public static UiAnswer Refused(HttpStatusCode status, string why) =>
        new(
            status,
            Markup
                .Format($"<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>nas-search</title><p>{why}</p></html>\n")
                .ToString()
        );
}
