using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Effects.Data.Csv;

namespace Nas.Effects.Runs.Archives;

/// <summary>Archives as text: a table of RFC 4180 with invariant numbers. The same rows give the same bytes; <see cref="ArchiveReading"/> gives the rows back.</summary>
public static class ArchiveText
{
    /// <summary>The whole table, header included.</summary>
    public static string Print(ImmutableArray<ArchivedTrial> archive)
    {
        var proxies = archive.SelectMany(row => row.Proxies).Select(proxy => proxy.Name).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var table = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }))
        {
            table.WriteRecord([.. ArchiveColumns.All, .. proxies]);
            foreach (var row in archive)
            {
                table.WriteRecord([.. Cells(row), .. proxies.Select(name => ProxyOf(row, name))]);
            }
        }

        return text.ToString();
    }

    /// <summary>SHA-256 of an archive's text, in hex.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // In the order of ArchiveColumns.All.
    private static IEnumerable<string> Cells(ArchivedTrial row) =>
    [
        ArchiveColumns.Version,
        SpreadsheetText.Escape(row.Task.Name),
        row.Task.Fingerprint,
        row.Task.Input,
        Number(row.Task.Classes),
        SpreadsheetText.Escape(row.Grammar),
        Number(row.Training.Epochs),
        Number(row.Training.BatchSize),
        Number(row.Training.LearningRate),
        Number(row.Training.Momentum),
        Number(row.Training.WeightDecay),
        row.Training.Patience.Map(epochs => Number(epochs)).IfNone(""),
        Number(row.Seed.Value),
        Number(row.Trial),
        row.Verdict,
        row.Score.Map(score => Number(score)).IfNone(""),
        Number(row.Candidate.Size.Parameters),
        Number(row.Candidate.Size.Macs),
        Number(row.Candidate.Size.ActivationBytes),
        Number(row.Candidate.Size.Nodes),
        Number(row.Seconds),
        row.Candidate.Id.Value,
        SpreadsheetText.Escape(row.Candidate.Text),
    ];

    private static string ProxyOf(ArchivedTrial row, string name) =>
        row.Proxies.Find(proxy => string.Equals(proxy.Name, name, StringComparison.Ordinal)).Filter(proxy => !double.IsNaN(proxy.Value)).Map(proxy => Number(proxy.Value)).IfNone("");

    private static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
