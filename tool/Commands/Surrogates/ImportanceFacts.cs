using System.Globalization;

namespace Nas.Tool.Commands.Surrogates;

/// <summary>One object of <c>surrogate importance --json</c>.</summary>
internal sealed record ImportanceFacts(string Column, double Drop, double Share)
{
    /// <summary>A row of the table as text.</summary>
    public string Row() => string.Create(CultureInfo.InvariantCulture, $"{Drop, 8:F4}  {Share, 6:P0}  {Column}");
}
