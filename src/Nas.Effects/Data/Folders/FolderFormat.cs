using LanguageExt;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Folders;

/// <summary>A supported layout of user data.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mark">A description of its distinguishing feature.</param>
/// <param name="Matches">Whether a folder or file has that feature; opens no file.</param>
/// <param name="Load">Reads it.</param>
public sealed record FolderFormat(
    string Name,
    string Mark,
    Func<string, bool> Matches,
    Func<TaskRequest, string, Either<DatasetError, RawTask>> Load
)
{
    /// <summary>Whether its arrays may have their axes in one order or another.</summary>
    public bool HasAxes { get; init; }

    /// <summary>Whether its files are pictures, of which some may be damaged.</summary>
    public bool HasPictures { get; init; }
}
