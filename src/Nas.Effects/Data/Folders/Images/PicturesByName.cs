using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>Finds pictures whose names begin with their class: <c>cat.0.jpg</c>, in one folder or in folders named like parts.</summary>
internal static class PicturesByName
{
    public static Either<DatasetError, PictureParts> Find(string folder, Confinement root)
    {
        var places = PartPlaces.In(folder).Named.Filter(place => place.HasLoosePictures).Strict();
        return from train in PartPlaces.Only(places, TaskPart.Train)
            from validation in PartPlaces.Only(places, TaskPart.Validation)
            from test in PartPlaces.Only(places, TaskPart.Test)
            from first in Named(train.Match(place => place.Folder, () => folder), root)
            from _ in first.Pictures.IsEmpty ? NoPicture(first.Folder) : Right<DatasetError, Unit>(unit)
            from second in validation.Map(place => Named(place.Folder, root)).Sequence()
            from third in test.Map(place => Named(place.Folder, root)).Sequence()
            let known = Seq(second, third).Map(part => part.Map(found => OfClasses(found, first.Classes))).Strict()
            select new PictureParts(
                first,
                known[0].Filter(part => !part.Pictures.IsEmpty),
                known[1].Filter(part => !part.Pictures.IsEmpty),
                Seq1(Some(first)).Concat(known).Somes().Bind(Unnamed).ToSeq().Strict()
            );
    }

    /// <summary>The letters before the first dot, underscore or digit; none for the word of a part, which is never a class.</summary>
    public static Option<string> ClassOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var end = name.AsSpan().IndexOfAny("._0123456789");
        var word = (end < 0 ? name : name[..end]).TrimEnd(' ', '-', '(', '[', '#', '+');
        return word.Length == 0 || PartNames.Exactly(word).IsSome ? None : word;
    }

    private static Either<DatasetError, PicturePart> Named(string folder, Confinement root) =>
        from entries in root.Entries(folder)
        let files = entries.Filter(entry => entry is FileInfo).Map(entry => entry.FullName).Strict()
        let pictures = files.Filter(ImageEntry.IsPicture).Map(file => (file, name: ClassOf(file))).Strict()
        let named = pictures.Bind(one => one.name.Map(name => new ImageEntry(one.file, name)).ToSeq()).Strict()
        let classes = named.Map(picture => picture.Class).Distinct().Order(StringComparer.Ordinal).ToSeq().Strict()
        select new PicturePart(
            folder,
            classes,
            classes.Bind(name => named.Filter(picture => picture.Class == name)).Strict(),
            pictures.Filter(one => one.name.IsNone).Map(one => one.file).Strict()
        );

    /// <summary>Pictures for the test are often named by numbers, or all by one word that is no class.</summary>
    private static PicturePart OfClasses(PicturePart part, Seq<string> classes) =>
        part with
        {
            Classes = part.Classes.Filter(name => classes.Contains(name)).Strict(),
            Pictures = part.Pictures.Filter(picture => classes.Contains(picture.Class)).Strict(),
            LeftOut = part
                .LeftOut.Concat(part.Pictures.Filter(picture => !classes.Contains(picture.Class)).Map(picture => picture.Path))
                .Strict(),
        };

    private static Seq<string> Unnamed(PicturePart part) =>
        part.LeftOut.IsEmpty
            ? []
            : Seq1(
                FormattableString.Invariant(
                    $"the names of {part.LeftOut.Count} pictures in {part.Folder} begin with no class, such as {Path.GetFileName(part.LeftOut.Head)}; they are left out"
                )
            );

    private static DatasetError NoPicture(string folder) =>
        new(
            DatasetErrorKind.Missing,
            new(folder),
            "No picture here has a name that begins with a class.",
            "Give the folder with pictures such as cat.0.jpg, or a table of pictures and classes: --labels FILE.csv."
        );
}
