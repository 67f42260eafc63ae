using System.IO.Compression;
using LanguageExt;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Files;

namespace Nas.Effects.Data.Folders.Arrays;

/// <summary>Arrays by name: the npy files of a folder, or the members of an npz archive.</summary>
/// <param name="Source">The folder or archive.</param>
/// <param name="Names">Names without <c>.npy</c>.</param>
/// <param name="Read">Reads one of them.</param>
internal sealed record NamedArrays(string Source, IReadOnlyList<string> Names, Func<string, Either<DatasetError, NumberArray>> Read)
{
    private const string Ending = ".npy";
    private const string Packed = ".npy.gz";

    /// <summary>The npy files of a folder, plain or gzipped.</summary>
    public static NamedArrays InFolder(string folder, ReadLimits limits)
    {
        var files = Rubbish
            .FreeFiles(folder)
            .SelectMany(file =>
                new[] { Ending, Packed }
                    .Where(ending => file.EndsWith(ending, StringComparison.Ordinal))
                    .Select(ending => (Name: Path.GetFileName(file)[..^ending.Length], File: file))
            )
            .DistinctBy(one => one.Name, StringComparer.Ordinal)
            .ToDictionary(one => one.Name, one => one.File, StringComparer.Ordinal);
        return new(folder, [.. files.Keys], name => ArrayFile.Read(files[name], limits));
    }

    /// <summary>The members of an archive. Nothing is written to disk.</summary>
    public static Either<DatasetError, NamedArrays> InArchive(string path, ReadLimits limits)
    {
        try
        {
            using var archive = new ZipArchive(RegularFile.OpenRead(path));
            var names = archive
                .Entries.Select(entry => entry.FullName)
                .Where(name => name.EndsWith(Ending, StringComparison.Ordinal) && !Rubbish.IsIn(name[..^Ending.Length]))
                .Select(name => name[..^Ending.Length])
                .ToList();
            return names.Distinct(StringComparer.Ordinal).Count() == names.Count
                ? new NamedArrays(path, names, name => Member(path, name + Ending, limits))
                : DatasetError.Malformed(new(path), "Two arrays of the archive have the same name.", "Write it again with other names.");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return DatasetError.Malformed(new(path), $"The archive cannot be read ({e.Message.TrimEnd('.')}).");
        }
    }

    private static Either<DatasetError, NumberArray> Member(string path, string name, ReadLimits limits) =>
        ArrayFile.CatchErrors(
            $"{path}, {name}",
            () =>
            {
                using var archive = new ZipArchive(RegularFile.OpenRead(path));
                var entry = archive.GetEntry(name)!;
                using var bytes = entry.Open();
                var isCompressed = entry.CompressedLength != entry.Length;
                return ArrayReader.Read(new($"{path}, {name}", bytes, entry.CompressedLength, isCompressed), limits);
            }
        );
}
