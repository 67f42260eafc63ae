using System.Collections.Immutable;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Learning;
using Nas.Domain.Numerics.Tables;
using Nas.Effects.Learning;
using Nas.Effects.Models.Language;

namespace Nas.Effects.Benchmarks;

/// <summary>The cells of NAS-Bench-201 as a language model reads them: the text of the cell alone, for the network around it is the same for
/// all.</summary>
/// <param name="model">The model.</param>
public sealed class CellTexts(LanguageModel model)
{
    /// <summary>The name of what it says, alone or behind others.</summary>
    public const string Name = "text";

    private const string Input = "16x32x32";
    private const int MaxTokens = 96;

    private readonly Dictionary<string, string> _texts = TextsById();

    /// <summary>The rows of a table with the tokens of each cell's text instead of features.</summary>
    public SurrogateTable Tokens(SurrogateTable cells) =>
        cells with
        {
            Source = Name,
            Data = cells.Data with
            {
                Features = new TextPredictor(model).Encode([.. cells.Ids.Select(id => (_texts[id], Input))], MaxTokens),
            },
        };

    /// <summary>Tables of the same rows, and each again with what the model says of the cells in few numbers; these numbers alone first.</summary>
    public ImmutableArray<SurrogateTable> Beside(ImmutableArray<SurrogateTable> tables)
    {
        var numbers = Numbers(tables[0].Ids);
        return
        [
            tables[0] with
            {
                Source = Name,
                Data = tables[0].Data with { Features = numbers },
            },
            .. tables.SelectMany(table => new[] { table, Joined(table, numbers) }),
        ];
    }

    private static SurrogateTable Joined(SurrogateTable table, FeatureTable numbers) =>
        table with
        {
            Source = $"{table.Source}+{Name}",
            Data = table.Data with { Features = table.Data.Features.Join(numbers) },
        };

    private FeatureTable Numbers(ImmutableArray<string> ids)
    {
        var rows = model.Summarise([.. ids.Select(id => (_texts[id], Input))]);
        return FeatureTable.BuildRows(
            [.. Enumerable.Range(0, rows[0].Length).Select(i => FormattableString.Invariant($"{Name}-{i}"))],
            rows.Length,
            (row, target) => rows[row].CopyTo(target)
        );
    }

    private static Dictionary<string, string> TextsById()
    {
        var ids = NasBench201.Cells.Text("id").IfLeft([]);
        var cells = NasBench201.CellsOf(NasBench201.Cells).IfLeft([]);
        return Enumerable.Zip(ids, cells).ToDictionary(row => row.First, row => CellNetwork.CellText(row.Second), StringComparer.Ordinal);
    }
}
