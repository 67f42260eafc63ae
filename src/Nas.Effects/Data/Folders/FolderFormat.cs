using LanguageExt;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Folders;

/// <summary>A layout that data of a user's own may have.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Mark">What is looked for, in words.</param>
/// <param name="Matches">Whether a folder or file has that mark; opens nothing.</param>
/// <param name="Load">Reads it.</param>
public sealed record FolderFormat(string Name, string Mark, Func<string, bool> Matches, Func<TaskRequest, string, Either<DatasetError, RawTask>> Load);
