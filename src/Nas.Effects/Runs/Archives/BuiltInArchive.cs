using System.Collections.Immutable;
using System.IO.Compression;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Effects.Data.Csv;

namespace Nas.Effects.Runs.Archives;

/// <summary>The archive that ships: architectures of the grammar einspace trained on seven small tasks. <c>eng/prior</c> makes it.</summary>
public static class BuiltInArchive
{
    /// <summary>The name that stands for it where a file is expected.</summary>
    public const string Name = "built-in";

    /// <summary>Its rows.</summary>
    public static Either<TableError, ImmutableArray<ArchivedTrial>> Read()
    {
        using var packed =
            typeof(BuiltInArchive).Assembly.GetManifestResourceStream($"{Name}.csv.gz")
            ?? throw new InvalidOperationException($"The assembly was built without {Name}.csv.gz.");
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        return CsvTables.Read(Name, stream).Bind(ArchiveReader.ReadTable);
    }
}
