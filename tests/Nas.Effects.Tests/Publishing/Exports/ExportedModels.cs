using Nas.Domain.Numerics.Randomness;
using Nas.Tests.Exports;

namespace Nas.Effects.Tests.Publishing.Exports;

/// <summary>The seeds, a cell and some samples, trained for some steps and exported; made when first asked for.</summary>
public sealed class ExportedModels : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string[]> _names;

    public ExportedModels() => _names = new(Write);

    /// <summary>A folder with one for each model.</summary>
    public string Root => _folder.Root;

    /// <summary>The models' folders, in order.</summary>
    public IReadOnlyList<string> Names => _names.Value;

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
        return names;
    }
}
