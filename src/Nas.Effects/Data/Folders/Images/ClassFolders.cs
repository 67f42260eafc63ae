using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>The contents of one part of an image folder: a folder of pictures for each class. Names are in ordinal order.</summary>
/// <param name="Folder">The part's folder.</param>
/// <param name="Classes">The names of the class folders, empty ones too.</param>
/// <param name="Pictures">All pictures, class by class.</param>
/// <param name="LeftOut">Files whose names are not those of pictures.</param>
internal sealed record ClassFolders(string Folder, Seq<string> Classes, Seq<ImageEntry> Pictures, Seq<string> LeftOut)
{
    private static readonly string[] PictureEndings =
    [
        ".png",
        ".jpg",
        ".jpeg",
        ".bmp",
        ".ico",
        ".ppm",
        ".pgm",
        ".pbm",
        ".pnm",
        ".gif",
        ".webp",
        ".tif",
        ".tiff",
    ];

    /// <summary>Whether a folder has at least one class folder with a picture.</summary>
    public static bool Exist(string folder) =>
        Directory.Exists(folder)
        && Directory.EnumerateDirectories(folder).Any(one => !IsHidden(one) && Directory.EnumerateFiles(one).Any(IsPicture));

    /// <summary>Lists a part. Opens no file.</summary>
    /// <param name="folder">The part's folder.</param>
    /// <param name="root">The data folder, which links may not leave.</param>
    public static Either<DatasetError, ClassFolders> In(string folder, Confinement root) =>
        from entries in root.Entries(folder)
        let classes = entries.Filter(entry => entry is DirectoryInfo).Map(entry => entry.Name).Strict()
        from files in classes.Map(name => FilesOf(Path.Combine(folder, name), root)).Sequence()
        let all = classes.Zip(files).Bind(pair => pair.Item2.Map(path => new ImageEntry(path, pair.Item1))).ToSeq().Strict()
        select new ClassFolders(
            folder,
            classes,
            all.Filter(entry => IsPicture(entry.Path)).Strict(),
            all.Filter(entry => !IsPicture(entry.Path)).Map(entry => entry.Path).Strict()
        );

    public static bool IsHidden(string path) => Path.GetFileName(path).StartsWith('.');

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

    private static bool IsPicture(string path) => PictureEndings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
