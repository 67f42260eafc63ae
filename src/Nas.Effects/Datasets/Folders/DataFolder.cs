using LanguageExt;

namespace Nas.Effects.Datasets.Folders;

/// <summary>Finds out what layout a user's folder has. The data may lie in it or in a sub-folder named as the task, in any case.</summary>
internal static class DataFolder
{
    private static readonly EnumerationOptions Lenient = new() { IgnoreInaccessible = true };

    public static Either<DatasetError, RawTask> Load(TaskRequest request, string directory)
    {
        if (!Directory.Exists(directory))
        {
            return new DatasetError(DatasetErrorKind.Missing, new(directory), "There is no such folder.", "Check the path given as --data.");
        }

        var folders = Directory.EnumerateDirectories(directory, "*", Lenient)
            .Where(folder => Path.GetFileName(folder).Equals(request.Name, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Append(directory)
            .ToArray();
        return folders.FirstOrDefault(UnseenFolder.Matches) is { } unseen ? UnseenFolder.Load(request, unseen)
            : folders.FirstOrDefault(IdxFolder.Matches) is { } idx ? IdxFolder.Load(request, idx)
            : Unknown(folders);
    }

    private static DatasetError Unknown(string[] folders) =>
        new(DatasetErrorKind.Missing, new(string.Join(" and ", folders)), $"There is neither {UnseenFolder.Mark} nor {IdxFolder.Mark}.",
            "Give a folder with train_x.npy, train_y.npy, valid_x.npy, valid_y.npy, test_x.npy and test_y.npy, or one with MNIST's four idx files.");
}
