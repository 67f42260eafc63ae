using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>A folder that symbolic links may not leave: an untrusted data folder must not give access to other files of the user.</summary>
internal sealed class Confinement
{
    private readonly string _given;
    private readonly string _root;

    private Confinement(string given, string root) => (_given, _root) = (given, root);

    public static Either<DatasetError, Confinement> Open(string folder) =>
        CatchErrors(folder, () => Right<DatasetError, Confinement>(new(folder, RealPath.Resolve(folder))));

    /// <summary>The entries of a folder that are no rubbish, in ordinal order.</summary>
    public Either<DatasetError, Seq<FileSystemInfo>> Entries(string folder) =>
        CatchErrors(
            folder,
            () =>
                new DirectoryInfo(folder)
                    .EnumerateFileSystemInfos()
                    .Where(entry => !Rubbish.Is(entry.Name))
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                    .Select(Checked)
                    .ToSeq()
                    .Strict()
                    .Sequence()
        );

    private Either<DatasetError, FileSystemInfo> Checked(FileSystemInfo entry) =>
        entry.LinkTarget is null
        || RealPath.Resolve(entry.FullName).StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? entry
            : new DatasetError(
                DatasetErrorKind.Unsupported,
                new(entry.FullName),
                $"This link leaves {_given} and is not followed.",
                "Copy its target into the folder, or remove the link."
            );

    private static Either<DatasetError, T> CatchErrors<T>(string folder, Func<Either<DatasetError, T>> look)
    {
        try
        {
            return look();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DatasetError(
                DatasetErrorKind.Missing,
                new(folder),
                $"The folder cannot be read ({e.Message.TrimEnd('.')}).",
                "Check that you may read it and all that lies in it."
            );
        }
    }
}
