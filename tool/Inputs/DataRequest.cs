using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;

namespace Nas.Tool.Inputs;

/// <summary>The data that the options request.</summary>
internal static class DataRequest
{
    private const string UsualTask = "fashion-mnist";

    /// <summary>A built-in task, or the user's data, named after its folder or file unless a name is given.</summary>
    public static TaskRequest Create(Option<string> task, Option<string> data, ReadingOptions reading) =>
        new(task.IfNone(() => data.Match(NameOf, () => UsualTask)))
        {
            Directory = data.Map(path => Path.GetFullPath(path)),
            Reading = reading,
        };

    private static string NameOf(string path)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return File.Exists(path) && name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? name[..dot]
            : name.Length > 0 ? name
            : "data";
    }
}
