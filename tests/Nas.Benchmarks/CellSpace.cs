using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Benchmarks;

/// <summary>The 15 625 cells of NAS-Bench-201 as a search space: a sample draws every edge, a mutant has one edge changed.</summary>
internal static class CellSpace
{
    private static readonly int Operations = Enum.GetValues<CellOperation>().Length;

    public static SearchSpace Create() =>
        new(Sample, Mutate, (_, _, _) => default, text => Candidate(CellOf(text)))
        {
            Features = new(
                CellFeatures.Names,
                candidate =>
                {
                    var row = new double[CellFeatures.Names.Length];
                    CellFeatures.Write(CellOf(candidate.Text), row);
                    return row;
                }
            ),
        };

    private static Option<Candidate> Sample(RandomStream stream)
    {
        var cursor = stream.Cursor();
        var operations = new CellOperation[Cell.Edges];
        for (var edge = 0; edge < operations.Length; edge++)
        {
            operations[edge] = (CellOperation)cursor.NextInt(Operations);
        }

        return Candidate(Cell.FromOperations(operations));
    }

    private static Option<Candidate> Mutate(Candidate parent, RandomStream stream)
    {
        var (cursor, cell) = (stream.Cursor(), CellOf(parent.Text));
        CellOperation[] operations = [.. Enumerable.Range(0, Cell.Edges).Select(edge => cell[edge])];
        var changed = cursor.NextInt(Cell.Edges);
        operations[changed] = (CellOperation)(((int)operations[changed] + 1 + cursor.NextInt(Operations - 1)) % Operations);
        return Candidate(Cell.FromOperations(operations));
    }

    private static Cell CellOf(string code) =>
        Cell.FromCode(code).IfNone(() => throw new InvalidOperationException($"'{code}' is no cell."));

    private static Candidate Candidate(Cell cell) => new(cell.Code, new CandidateSize(1, 1, 1, Cell.Edges));
}
