using LanguageExt;

namespace Nas.Effects.Datasets;

internal static class Spelling
{
    /// <summary>The known word that a misspelt one most likely meant: at most a third of its letters differ, whatever their case.</summary>
    public static Option<string> Nearest(string word, IEnumerable<string> known) =>
        known.Select(candidate => (candidate, Distance: Distance(word.ToLowerInvariant(), candidate)))
            .Where(x => 3 * x.Distance <= x.candidate.Length)
            .OrderBy(x => x.Distance)
            .Select(x => Prelude.Some(x.candidate))
            .FirstOrDefault();

    // Levenshtein (1966), one row at a time.
    private static int Distance(string word, string candidate)
    {
        if (word.Length > 2 * candidate.Length)
        {
            return word.Length;
        }

        var row = Enumerable.Range(0, candidate.Length + 1).ToArray();
        foreach (var c in word)
        {
            var diagonal = row[0]++;
            for (var i = 1; i < row.Length; i++)
            {
                (diagonal, row[i]) = (row[i], Math.Min(Math.Min(row[i], row[i - 1]) + 1, diagonal + (candidate[i - 1] == c ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
