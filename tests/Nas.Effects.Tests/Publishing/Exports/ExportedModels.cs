using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Publishing.Exports.CSharp;
using Nas.Tests.Exports;

namespace Nas.Effects.Tests.Publishing.Exports;

/// <summary>The seeds, a cell and some samples, trained for some steps and exported; made when first asked for.</summary>
public sealed class ExportedModels : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string[]> _names;

    private readonly Lazy<string[]> _csharp;

    public ExportedModels()
    {
        _names = new(Write);
        _csharp = new(() => CSharpExports.Run(Root, Names));
    }

    /// <summary>A folder with one for each model.</summary>
    public string Root => _folder.Root;

    /// <summary>The models' folders, in order.</summary>
    public IReadOnlyList<string> Names => _names.Value;

    /// <summary>Photographs for the first model.</summary>
    public string[] Photographs => File.ReadAllLines(_folder["photographs.txt"]);

    /// <summary>Rows for the model of a table, as that reads them.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows { get; } =
    [
        new Dictionary<string, string>
        {
            ["age"] = "31.5",
            ["\"co'lour\\"] = "blue",
            ["city"] = "Ulm",
        },
        new Dictionary<string, string>
        {
            ["age"] = "",
            ["\"co'lour\\"] = "ré\"d",
            ["city"] = "",
        },
        new Dictionary<string, string>
        {
            ["age"] = "NA",
            ["\"co'lour\\"] = "never seen",
            ["city"] = "København",
        },
    ];

    /// <summary>What the C# program said after a word, line by line.</summary>
    public string[][] CSharp(string word) =>
        [.. _csharp.Value.Select(line => line.Split(' ')).Where(words => words[0] == word).Select(words => words[1..])];

    public void Dispose() => _folder.Dispose();

    private string[] Write()
    {
        var cases = ExportCase
            .Seeds.Concat(ExportCase.Sampled("einspace", new Seed(1)).Take(6))
            .Concat(ExportCase.Sampled("einspace-pcfg", new Seed(1)).Take(6));
        string[] names =
        [
            .. cases
                .Where((exported, i) => exported.Write(Root, framed: i % 2 == 1))
                .Select(exported => exported.Name)
                .Order(StringComparer.Ordinal),
        ];
        Assert.InRange(names.Length, 25, 36);
        File.WriteAllLines(
            _folder["photographs.txt"],
            Exports.Photographs.Files(Directory.CreateDirectory(_folder["photographs"]).FullName)
        );
        File.WriteAllText(_folder["rows.json"], System.Text.Json.JsonSerializer.Serialize(Rows));
        File.WriteAllText(_folder["OfATable.cs"], CSharpSource.Write(ExportTests.OfATable(), new("OfATable", "Model")));
        return names;
    }
}
