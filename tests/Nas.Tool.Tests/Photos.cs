namespace Nas.Tool.Tests;

/// <summary>Small pictures of two classes, dark ones and bright ones: a search on them takes seconds.</summary>
internal static class Photos
{
    /// <summary>Writes so many of each class into a folder with a folder for each.</summary>
    public static void Write(string folder, int count)
    {
        foreach (var (name, level) in new[] { ("dark", 20), ("bright", 200) })
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            for (var i = 0; i < count; i++)
            {
                var pixels = string.Join(' ', Enumerable.Range(0, 16).Select(at => level + (at * 7 + i * 3) % 40));
                File.WriteAllText(Path.Combine(folder, name, $"{i:00}.pgm"), $"P2 4 4 255 {pixels}\n");
            }
        }
    }
}
