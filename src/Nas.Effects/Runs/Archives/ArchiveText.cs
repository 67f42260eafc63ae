using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Archives;
using Nas.Effects.Files;

namespace Nas.Effects.Runs.Archives;

/// <summary>Archives as text: a table of RFC 4180 with invariant numbers. The same rows give the same bytes; <see cref="ArchiveReader"/>
/// gives the rows back.</summary>
public static class ArchiveText
{
    /// <summary>The header of every archive. Columns after these are zero-cost proxies.</summary>
    internal static ImmutableArray<string> Columns { get; } = [.. ArchiveCodec.Record.Schema.Properties.Map(property => property.Name)];

    /// <summary>The whole table, header included.</summary>
    public static string Print(ImmutableArray<ArchivedTrial> archive)
    {
        var proxies = archive
            .SelectMany(row => row.Proxies)
            .Select(proxy => proxy.Name)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var table = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }))
        {
            table.WriteRecord([.. Columns, .. proxies]);
            foreach (var row in archive)
            {
                table.WriteRecord([.. Cells(row), .. proxies.Select(name => ProxyOf(row, name))]);
            }
        }

        return text.ToString();
    }

    /// <summary>SHA-256 of an archive's text, in hex.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<string> Cells(ArchivedTrial row)
    {
        var cells = (Node.Map)ArchiveCodec.Record.Write(row);
        return Columns.Select(column => cells.Find(column) is { } cell ? CellText.Print(cell) : "");
    }

    private static string ProxyOf(ArchivedTrial row, string name) =>
        row
            .Proxies.Find(proxy => string.Equals(proxy.Name, name, StringComparison.Ordinal))
            .Filter(proxy => !double.IsNaN(proxy.Value))
            .Map(proxy => proxy.Value.ToString(CultureInfo.InvariantCulture))
            .IfNone("");
}
