using LanguageExt;
using Nas.Domain.Text;
using Nas.Effects.Benchmarks;
using Nas.Effects.Data.BuiltIn;
using Nas.Effects.Data.Folders;
using Nas.Effects.Data.Prepared;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Tasks;

/// <summary>Loads tasks, the built-in ones and those in the user's folders.</summary>
public static class Tasks
{
    /// <summary>The built-in tasks, by name.</summary>
    public static IReadOnlyList<BuiltInTask> BuiltIn { get; } =
    [
        new(
            "addnist",
            "3x28x28, 20 classes: three handwritten digits, one a channel; the class is their sum less one",
            request => ThreeDigits.Sums.Load(request, "addnist")
        ),
        new("fashion-mnist", "1x28x28, 10 classes: grey pictures of clothes", FashionMnist.Load),
        new(
            "multnist",
            "3x28x28, 10 classes: three handwritten digits, one a channel; the class is the last figure of their product",
            request => ThreeDigits.Products.Load(request, "multnist")
        ),
        new("fashion-tile", "1x28x28, 4 classes: four pictures of clothes; the class is how many kinds there are", FashionTile.Load),
        new("markov-authors", "1x27x18, 6 classes: eighteen letters of made-up writing; the class is its author", MarkovAuthors.Load),
        new("chess-checks", "12x18x18, 3 classes: made-up chess positions; the class is whose king is in check", ChessChecks.Load),
        new("friedman", "10x1x1, a number: Friedman's first function of ten numbers, of which five count, with noise", Friedman.Load),
        new(
            "digit-labels",
            "3x28x28, 10 labels: three handwritten digits, one a channel; the labels are the digits that occur",
            DigitLabels.Load
        ),
        new("hidden-waves", "1x1x96, 4 classes: a short wave somewhere in noise; the class is its kind", HiddenWaves.Load),
        new("hidden-shapes", "1x32x32, a mask of 32x32: discs among bars in noise; the mask is the discs", HiddenShapes.Load),
    ];

    /// <summary>Loads, cuts and standardises. Equal requests over equal files give equal bits on every machine.</summary>
    public static Either<DatasetError, TaskData> Load(TaskRequest request) => Load(request, Formats);

    /// <summary>The layouts that data of a user's own may have, in the order in which they are looked for.</summary>
    public static IReadOnlyList<FolderFormat> Formats => DataFolder.Formats;

    /// <summary>The same with other layouts.</summary>
    public static Either<DatasetError, TaskData> Load(TaskRequest request, IReadOnlyList<FolderFormat> formats) =>
        Read(request, formats).Map(raw => raw.Standardise());

    /// <summary>Loads and cuts, but leaves the values as they are.</summary>
    public static Either<DatasetError, RawTask> Read(TaskRequest request) => Read(request, Formats);

    private static Either<DatasetError, RawTask> Read(TaskRequest request, IReadOnlyList<FolderFormat> formats) =>
        request.Directory.Match(
            directory => FromFiles(request, directory, formats),
            () => BuiltInNamed(request.Name).Bind(task => task.Load(request)).Map(request.Resized)
        );

    private static Either<DatasetError, RawTask> FromFiles(TaskRequest request, string path, IReadOnlyList<FolderFormat> formats)
    {
        return OperatingSystem.IsLinux() && formats == Formats
            ? PreparedTasks.Usual.Load(request, [path, .. request.Reading.Labels.AsEnumerable()], Read)
            : Read();

        Either<DatasetError, RawTask> Read() => DataFolder.Load(request, path, formats).Map(request.Resized);
    }

    private static Either<DatasetError, BuiltInTask> BuiltInNamed(string name) =>
        BuiltIn.FirstOrDefault(task => task.Name == name) is { } found
            ? found
            : new DatasetError(
                DatasetErrorKind.Request,
                new(name),
                $"There is no built-in task of this name{DidYouMean.Among(Names, name.ToLowerInvariant())}.",
                $"Built in are {string.Join(", ", Names)}; give a folder (--data DIR) for data of your own."
            );

    private static IEnumerable<string> Names => BuiltIn.Select(task => task.Name).Concat(TabularTasks.Names);
}
