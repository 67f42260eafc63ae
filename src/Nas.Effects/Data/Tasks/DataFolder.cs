using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;
using Nas.Effects.Data.Folders;
using Nas.Effects.Data.Folders.Arrays;
using Nas.Effects.Data.Folders.Images;
using Nas.Effects.Data.Folders.Tables;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Tasks;

/// <summary>Detects the layout of a user's data, in the folder itself or in a subfolder with the task's name (in any case) or its published
/// name.</summary>
internal static class DataFolder
{
    private static readonly EnumerationOptions Lenient = new() { IgnoreInaccessible = true };

    /// <summary>The layouts, in the order in which they are looked for.</summary>
    public static IReadOnlyList<FolderFormat> Formats { get; } =
    [
        UnseenFolder.Format,
        IdxFolder.Format,
        CifarFolder.Format,
        CifarPickles.Format,
        ArrayFolder.Format,
        ImageFolder.Format,
        TableFile.Format,
    ];

    /// <summary>The layouts that may have numbers in place of classes.</summary>
    private static readonly FolderFormat[] WithNumbers = [UnseenFolder.Format, ArrayFolder.Format, TableFile.Format];

    public static Either<DatasetError, RawTask> Load(TaskRequest request, string path, IReadOnlyList<FolderFormat> formats)
    {
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            return Missing(path);
        }

        if (request.Reading.ClassesAreGiven)
        {
            if (request.Reading.Kind != TargetKind.Classes && request.Reading.Labels.IsNone)
            {
                return OnlyClasses(path, ImageFolder.Format);
            }

            return Directory.Exists(path) ? Read(ImageFolder.Format, request, path, path) : ClassesWithoutPictures(path);
        }

        var places = CandidatePaths(request, path);
        var found = Find(formats, places);
        return (found ?? Find(formats, Wrapped(path))) is not ({ } format, var at) ? UnknownFolder.At(places, formats)
            : request.Reading.Label.IsSome && format != TableFile.Format ? LabelWithoutTable(at, format)
            : request.Reading.Kind.IsDense() && format == TableFile.Format ? NoMaps(at)
            : request.Reading.Kind != TargetKind.Classes && !WithNumbers.Contains(format) ? OnlyClasses(at, format)
            : Read(format, request, at, found is null ? path : at);
    }

    private static DatasetError Missing(string path) =>
        new(
            DatasetErrorKind.Missing,
            new(path),
            "There is no such folder or file.",
            Tasks.BuiltIn.Any(task => task.Name == Path.GetFileName(path))
                ? $"Check the path, or name the built-in task {Path.GetFileName(path)} without any data."
                : "Check the path."
        );

    private static (FolderFormat Format, string Place)? Find(IReadOnlyList<FolderFormat> formats, string[] places)
    {
        foreach (var format in formats)
        {
            if (places.FirstOrDefault(format.Matches) is { } place)
            {
                return (format, place);
            }
        }

        return null;
    }

    private static Either<DatasetError, RawTask> Read(FolderFormat format, TaskRequest request, string place, string given) =>
        format
            .Load(request, place)
            .Map(task =>
                task with
                {
                    Layout = format.Name,
                    ClassNames = task.ClassNames.Map(PlainText.Line).Strict(),
                    Remarks = task.Remarks.Distinct().Concat(AlikeNames.Find(task.ClassNames)).Concat(Rubbish.Remark(given)).Strict(),
                }
            );

    /// <summary>Archives often hold a folder in a folder of its own.</summary>
    private static string[] Wrapped(string path)
    {
        const int MaxWraps = 3;
        var places = new List<string>();
        while (places.Count < MaxWraps && Directory.Exists(path) && Rubbish.FreeFolders(path).Take(2).ToArray() is [var only])
        {
            places.Add(path = only);
        }

        return [.. places];
    }

    private static DatasetError ClassesWithoutPictures(string path) =>
        new(
            DatasetErrorKind.Request,
            new(path),
            "This is no folder of pictures.",
            "Leave out --label-from and --labels, or give a folder of pictures."
        );

    private static DatasetError LabelWithoutTable(string at, FolderFormat found) =>
        new(
            DatasetErrorKind.Request,
            new(at),
            $"This is no table but of the layout '{found.Name}', which has its own labels.",
            "Leave out --label."
        );

    private static DatasetError NoMaps(string at) =>
        new(
            DatasetErrorKind.Request,
            new(at),
            "This is a table, which has numbers and labels but no maps.",
            "Give arrays for maps and masks, or another --target-kind."
        );

    private static DatasetError OnlyClasses(string at, FolderFormat found) =>
        new(
            DatasetErrorKind.Request,
            new(at),
            $"This is of the layout '{found.Name}', which has classes and no other numbers.",
            "Leave out --target-kind, or let a table tell: --labels FILE.csv for pictures."
        );

    private static string[] CandidatePaths(TaskRequest request, string path) =>
        Directory.Exists(path)
            ?
            [
                .. Directory
                    .EnumerateDirectories(path, "*", Lenient)
                    .Where(folder =>
                        Path.GetFileName(folder) is var name
                        && !Rubbish.Is(name)
                        && (name.Equals(request.Name, StringComparison.OrdinalIgnoreCase) || CifarFolder.PublishedNames.Contains(name))
                    )
                    .Order(StringComparer.Ordinal)
                    .Append(path),
            ]
            : [path];
}
