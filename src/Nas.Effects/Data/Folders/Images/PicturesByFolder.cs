using LanguageExt;
using Nas.Effects.Data.Folders.Tables;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>Finds pictures whose folder is their class: <c>CLASS/picture.png</c>, or the same below folders named like parts. A folder named
/// like a part is never a class.</summary>
internal static class PicturesByFolder
{
    /// <summary>Whether a folder has class folders, or parts with pictures.</summary>
    public static bool Exist(string folder) =>
        PartPlaces.In(folder) is var places && places.Named.Exists(place => place.HasClasses || place.HasLoosePictures)
        || ClassFolders.Exist(folder);

    public static Either<DatasetError, PictureParts> Find(string folder, Confinement root)
    {
        var places = PartPlaces.In(folder);
        var divided = places.Named.Filter(place => place.HasClasses).Strict();
        var loose = places.Named.Filter(place => !place.HasClasses && place.HasLoosePictures).Strict();
        return from train in PartPlaces.Only(divided, TaskPart.Train)
            from validation in PartPlaces.Only(divided, TaskPart.Validation)
            from test in PartPlaces.Only(divided, TaskPart.Test)
            from undivided in train.IsSome ? Seq<string>()
            : places.Others.Exists(ClassFolders.HavePictures) ? NoClasses(divided, loose)
            : NoTraining(folder, divided, loose)
            from first in ClassFolders.In(train.Match(place => place.Folder, () => folder), undivided, root)
            from second in validation.Map(place => ClassFolders.In(place.Folder, [], root)).Sequence()
            from third in test.Map(place => ClassFolders.In(place.Folder, [], root)).Sequence()
            select new PictureParts(
                first,
                second,
                third,
                loose
                    .Filter(place => train.IsSome || undivided.Contains(place.Named))
                    .Map(Unlabelled)
                    .Concat(train.IsSome ? places.Others.Filter(HoldsPictures).Map(BesideParts) : [])
                    .Strict()
            );
    }

    /// <summary>The folders that are no classes although they lie among them. A class may have a longer name that sounds like a part, such
    /// as "bullet train", as long as it holds pictures as classes do.</summary>
    private static Either<DatasetError, Seq<string>> NoClasses(Seq<PartPlace> divided, Seq<PartPlace> loose) =>
        loose.Find(place => place.IsExact && place.Part == TaskPart.Train).Case is PartPlace train
            ? new DatasetError(
                DatasetErrorKind.Request,
                new(train.Named),
                "This folder is named like a part, but it holds pictures without classes and lies among class folders.",
                "If it is a class, rename it, for example to 'trains'; otherwise move it elsewhere."
            )
            : divided.Concat(loose.Filter(place => place.IsExact)).Map(place => place.Named).ToSeq().Strict();

    private static Either<DatasetError, Seq<string>> NoTraining(string folder, Seq<PartPlace> divided, Seq<PartPlace> loose) =>
        (loose.Find(one => one.Part == TaskPart.Train) || loose.HeadOrNone()).Case is PartPlace place && divided.IsEmpty
            ? new DatasetError(
                DatasetErrorKind.Request,
                new(place.Folder),
                "The pictures of this part lie in no class folders.",
                "Let names or a table tell the classes: --label-from name if names begin with the class (cat.0.jpg), "
                    + $"--labels {TableBeside(folder)} for a table of pictures and classes; or put the pictures into a folder for each class."
            )
            : new DatasetError(
                DatasetErrorKind.Missing,
                new(folder),
                $"There is {string.Join(" and ", divided.Map(one => Path.GetFileName(one.Named)))}, but no folder named train with class folders.",
                "Name the folder with the training pictures train."
            );

    /// <summary>The table that most likely tells the classes.</summary>
    private static string TableBeside(string folder) =>
        Rubbish
            .FreeFiles(folder)
            .Where(TableFile.IsTable)
            .OrderBy(file => PartNames.Find(Path.GetFileNameWithoutExtension(file)) == TaskPart.Train ? 0 : 1)
            .FirstOrDefault("FILE.csv");

    private static string Unlabelled(PartPlace place) =>
        FormattableString.Invariant(
            $"the {ImageEntry.In(place.Folder).Count()} pictures directly in {place.Folder} have no class and are left out"
        );

    private static string BesideParts(string folder) => $"the folder {folder} lies beside the parts and is left out";

    private static bool HoldsPictures(string folder) => ClassFolders.HavePictures(folder) || ClassFolders.Exist(folder);
}
