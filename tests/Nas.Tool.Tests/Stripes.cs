namespace Nas.Tool.Tests;

/// <summary>Pictures of 16×16 pixels in three classes, large enough to be shifted and cut: rows, columns and checks in noise.</summary>
internal static class Stripes
{
    private static readonly (string Name, Func<int, int, int> Pattern)[] Classes =
    [
        ("rows", (_, y) => y / 4 % 2),
        ("columns", (x, _) => x / 4 % 2),
        ("checks", (x, y) => (x / 4 + y / 4) % 2),
    ];

    /// <summary>Writes so many of each class into a folder with a folder for each.</summary>
    public static void Write(string folder, int count)
    {
        var random = new Random(1);
        foreach (var (name, pattern) in Classes)
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            for (var i = 0; i < count; i++)
            {
                var (left, top) = (random.Next(8), random.Next(8));
                var pixels = Enumerable.Range(0, 256).Select(at => 60 + (120 * pattern(at % 16 + left, at / 16 + top)) + random.Next(60));
                File.WriteAllText(Path.Combine(folder, name, $"{i:00}.pgm"), $"P2 16 16 255 {string.Join(' ', pixels)}\n");
            }
        }
    }
}
