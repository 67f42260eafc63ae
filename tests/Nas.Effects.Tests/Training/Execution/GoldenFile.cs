using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nas.Effects.Tests.Training.Execution;

/// <summary>A file of golden cases, and where such files lie.</summary>
public sealed record GoldenFile(
    [property: JsonPropertyName("batch")] int Batch,
    [property: JsonPropertyName("classes")] int Classes,
    [property: JsonPropertyName("cases")] GoldenCase[] Cases
)
{
    /// <summary>The file in the repository, and every .json file of the folder that NAS_GOLDEN names.</summary>
    public static IEnumerable<string> Paths([CallerFilePath] string caller = "")
    {
        yield return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "..", "Cases", "einspace-golden.json"));
        if (Environment.GetEnvironmentVariable("NAS_GOLDEN") is { Length: > 0 } folder)
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            {
                yield return path;
            }
        }
    }

    /// <summary>Reads a file.</summary>
    public static GoldenFile Read(string path) => JsonSerializer.Deserialize<GoldenFile>(File.ReadAllText(path))!;
}
