using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageExt;
using Nas.Domain;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Sets;

/// <summary>Columns of tables as JSON, in weight files and in exported models.</summary>
public static class TableColumnText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Prints them.</summary>
    public static string Print(IEnumerable<TableColumn> columns) => JsonSerializer.Serialize(columns.Select(Written).ToArray(), Options);

    /// <summary>Reads what <see cref="Print"/> wrote; none where it is something else.</summary>
    public static Option<Seq<TableColumn>> Parse(string text)
    {
        try
        {
            return Optional(JsonSerializer.Deserialize<Column?[]>(text, Options)).Bind(found => found.Select(Read).ToSeq().Sequence());
        }
        catch (JsonException)
        {
            return None;
        }
    }

    private static Column Written(TableColumn column) =>
        column switch
        {
            TableColumn.Number number => new(
                column.Name,
                column.HasGaps,
                number.Mean.MatchUnsafe(mean => (float?)mean, () => null),
                null,
                null
            ),
            TableColumn.Words words => new(column.Name, column.HasGaps, null, [.. words.Known], null),
            TableColumn.Hashed hashed => new(column.Name, column.HasGaps, null, null, hashed.Buckets),
            _ => throw new InvalidOperationException($"unknown column {column}"),
        };

    private static Option<TableColumn> Read(Column? column) =>
        column switch
        {
            { Name: { } name, Mean: { } mean, Words: null, Buckets: null } when float.IsFinite(mean) => new TableColumn.Number(
                name,
                mean,
                column.Gaps
            ),
            { Name: { } name, Mean: null, Words: { } words, Buckets: null } when words.All(word => word is not null) =>
                new TableColumn.Words(name, [.. words], column.Gaps),
            { Name: { } name, Mean: null, Words: null, Buckets: { } buckets and > 0 } => new TableColumn.Hashed(name, buckets, column.Gaps),
            _ => Option<TableColumn>.None,
        };

    /// <summary>What is not null tells the kind.</summary>
    private sealed record Column(string? Name, bool Gaps, float? Mean, string[]? Words, int? Buckets);
}
