using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>The folders of a data folder that are named like parts, and the others.</summary>
/// <param name="Named">Each with its part and the folder that its pictures or classes lie in.</param>
/// <param name="Others">Folders with other names.</param>
internal sealed record PartPlaces(Seq<PartPlace> Named, Seq<string> Others)
{
    private const int MaxWraps = 2;

    public static PartPlaces In(string folder)
    {
        var all = Rubbish.FreeFolders(folder).Select(inner => (inner, part: PartNames.Find(Path.GetFileName(inner)))).ToSeq().Strict();
        return new(
            all.Bind(one => one.part.Map(part => new PartPlace(part, one.inner, Unwrapped(one.inner))).ToSeq()).Strict(),
            all.Filter(one => one.part.IsNone).Map(one => one.inner).Strict()
        );
    }

    /// <summary>The only folder for a part among some; none if there is no such folder.</summary>
    public static Either<DatasetError, Option<PartPlace>> Only(Seq<PartPlace> places, TaskPart part) =>
        places.Filter(place => place.Part == part).Strict() is var found && found.Count > 1
            ? new DatasetError(
                DatasetErrorKind.Request,
                new(found[1].Named),
                $"{Path.GetFileName(found[0].Named)} and {Path.GetFileName(found[1].Named)} are both named like the same part.",
                "Rename or remove one of them."
            )
            : Right<DatasetError, Option<PartPlace>>(found.HeadOrNone());

    /// <summary>Archives often hold a folder in a folder of its own: <c>seg_train/seg_train/CLASS</c>.</summary>
    private static string Unwrapped(string folder)
    {
        for (var wraps = 0; wraps < MaxWraps && Wrapped(folder) is { } inner; wraps++)
        {
            folder = inner;
        }

        return folder;
    }

    private static string? Wrapped(string folder) =>
        !ClassFolders.HavePictures(folder)
        && Rubbish.FreeFolders(folder).Take(2).ToArray() is [var only]
        && (PartNames.Find(Path.GetFileName(only)).IsSome || !ClassFolders.HavePictures(only))
            ? only
            : null;
}

/// <summary>A folder that is named like a part.</summary>
/// <param name="Part">The part.</param>
/// <param name="Named">The folder with the name.</param>
/// <param name="Folder">The folder, in it or the same, with the pictures or classes.</param>
internal sealed record PartPlace(TaskPart Part, string Named, string Folder)
{
    public bool HasClasses => ClassFolders.Exist(Folder);

    /// <summary>Whether pictures lie in it without a class.</summary>
    public bool HasLoosePictures => ClassFolders.HavePictures(Folder);

    public bool IsExact => PartNames.Exactly(Path.GetFileName(Named)).IsSome;
}
