using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>A folder of pictures for each class. Names are in ordinal order.</summary>
internal static class ClassFolders
{
    /// <summary>Whether a folder has at least one class folder with a picture.</summary>
    public static bool Exist(string folder) => Rubbish.FreeFolders(folder).Any(HavePictures);

    /// <summary>Whether pictures lie directly in a folder.</summary>
    public static bool HavePictures(string folder) => ImageEntry.In(folder).Any();

    /// <summary>Lists a part. Opens no file.</summary>
    /// <param name="folder">The part's folder.</param>
    /// <param name="parts">Folders in it that are no classes.</param>
    /// <param name="root">The data folder, which links may not leave.</param>
    public static Either<DatasetError, PicturePart> In(string folder, Seq<string> parts, Confinement root) =>
        from entries in root.Entries(folder)
        let classes = entries
            .Filter(entry => entry is DirectoryInfo && !parts.Contains(Path.Combine(folder, entry.Name)))
            .Map(entry => entry.Name)
            .Strict()
        from files in classes.Map(name => FilesOf(Path.Combine(folder, name), root)).Sequence()
        let all = classes.Zip(files).Bind(pair => pair.Item2.Map(path => new ImageEntry(path, pair.Item1))).ToSeq().Strict()
        select new PicturePart(
            folder,
            classes,
            all.Filter(entry => ImageEntry.IsPicture(entry.Path)).Strict(),
            all.Filter(entry => !ImageEntry.IsPicture(entry.Path)).Map(entry => entry.Path).Strict()
        );

    private static Either<DatasetError, Seq<string>> FilesOf(string folder, Confinement root) =>
        root.Entries(folder)
            .Bind(entries =>
                entries
                    .Find(entry => entry is DirectoryInfo)
                    .Match(
                        Some: inner =>
                            Left<DatasetError, Seq<string>>(
                                new(
                                    DatasetErrorKind.Unsupported,
                                    new(inner.FullName),
                                    "This folder lies inside the folder of a class.",
                                    "Put pictures directly into the folder of their class."
                                )
                            ),
                        None: () => Right<DatasetError, Seq<string>>(entries.Map(entry => entry.FullName).Strict())
                    )
            );
}
