using System.IO.Compression;
using System.Text;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;

namespace Nas.Effects.Tests.Data;

/// <summary>A folder of data, gone after the test.</summary>
internal sealed class DataFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-data-");

    public string Root => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    public string At(string path) => Path.Combine(Root, path.TrimStart('/'));

    public Either<DatasetError, TaskData> Load(string path = "", ReadingOptions? reading = null) =>
        Tasks.Load(new("data") { Directory = At(path), Reading = reading ?? ReadingOptions.Usual });

    public DataFiles Write(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), bytes.ToArray());
        return this;
    }

    public DataFiles Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>A tiny picture whose first pixel is the given number.</summary>
    public DataFiles Picture(string path, int value = 7) => Write(path, FormattableString.Invariant($"P2 2 1 255 {value} 20"));

    /// <summary>So many pictures in a folder.</summary>
    public DataFiles Pictures(string folder, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Picture($"{folder}/{i:0000}.pgm", i);
        }

        return this;
    }

    public DataFiles Npz(string path, params (string Name, byte[] Bytes)[] members)
    {
        using var archive = ZipFile.Open(At(path), ZipArchiveMode.Create);
        foreach (var (member, bytes) in members)
        {
            using var stream = archive.CreateEntry(member + ".npy").Open();
            stream.Write(bytes);
        }

        return this;
    }

    /// <summary>An array of consecutive bytes.</summary>
    public static byte[] Images(params int[] shape) =>
        ArrayBytes.NpyBytes(shape, [.. Enumerable.Range(0, shape.Aggregate((product, length) => product * length)).Select(i => (byte)i)]);

    /// <summary>Two classes in turn.</summary>
    public static byte[] Labels(int count) => ArrayBytes.NpyBytes([count], [.. Enumerable.Range(0, count).Select(i => (byte)(i % 2))]);
}
