namespace Nas.Domain.Text;

/// <summary>Suggests the name that was probably meant.</summary>
public static class DidYouMean
{
    private const int MaxLength = 64;

    /// <summary><c>; did you mean 'x'?</c> for the nearest name within two edits (three for long words), else nothing.</summary>
    public static string Among(IEnumerable<string> names, string written)
    {
        if (written.Length > MaxLength)
        {
            return "";
        }

        var limit = written.Length > 6 ? 3 : 2;
        var nearest = names
            .Where(name => Math.Abs(name.Length - written.Length) <= limit)
            .Select(name => (Name: name, Edits: Edits(name, written, limit)))
            .Where(candidate => candidate.Edits <= limit)
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        return nearest is null ? "" : $"; did you mean '{nearest}'?";
    }

    /// <summary>The same; where no name is near, all of them, as <c>; there are a, b</c>, and nothing where there are none.</summary>
    public static string AmongOrAll(IReadOnlyCollection<string> names, string written) =>
        Among(names, written) is { Length: > 0 } near ? near
        : names.Count == 0 ? ""
        : $"; there are {string.Join(", ", names)}";

    /// <summary>Levenshtein distance (insertions, deletions, substitutions), or anything above the limit when it is above.</summary>
    private static int Edits(string a, string b, int limit)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            // Cells further than the limit from the diagonal are above it; the band's borders stand for them.
            var (first, last) = (Math.Max(1, i - limit), Math.Min(b.Length, i + limit));
            var diagonal = row[first - 1];
            row[first - 1] = first == 1 ? i : limit + 1;
            for (var j = first; j <= last; j++)
            {
                var above = j == i + limit ? limit + 1 : row[j];
                (row[j], diagonal) = (Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)), row[j]);
            }
        }

        return row[b.Length];
    }
}
