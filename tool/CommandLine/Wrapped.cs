namespace Nas.Tool.CommandLine;

/// <summary>Text broken into lines at blanks.</summary>
internal static class Wrapped
{
    /// <summary>At least one line; a word longer than <paramref name="width"/> gets a separate line.</summary>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (longer.Length <= width || lines[^1].Length == 0)
            {
                lines[^1] = longer;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}
