namespace Nas.Domain.Syntax;

/// <summary>Suggests the name that was probably meant.</summary>
public static class DidYouMean
{
    /// <summary><c>; did you mean 'x'?</c> for the nearest name within two edits (three for long words), else nothing.</summary>
    public static string Among(IEnumerable<string> names, string written)
    {
        var limit = written.Length > 6 ? 3 : 2;
        var nearest = names
            .Where(name => Math.Abs(name.Length - written.Length) <= limit)
            .Select(name => (Name: name, Edits: Edits(name, written)))
            .Where(candidate => candidate.Edits <= limit)
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        return nearest is null ? "" : $"; did you mean '{nearest}'?";
    }

    /// <summary>Levenshtein distance: insertions, deletions and substitutions.</summary>
    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
