namespace Nas.Effects.Data.Folders.Images;

/// <summary>Finds the pictures of a folder by path, by name, or by name without ending; in the end in any case of letters.</summary>
/// <param name="folder">The folder.</param>
/// <param name="files">Its pictures, those of inner folders too.</param>
internal sealed class PictureIndex(string folder, IEnumerable<string> files)
{
    private readonly ILookup<string, string> _byPath = files.ToLookup(file => Path.GetRelativePath(folder, file), StringComparer.Ordinal);
    private readonly ILookup<string, string> _byName = files.ToLookup(file => Path.GetFileName(file), StringComparer.Ordinal);
    private readonly ILookup<string, string> _byStem = files.ToLookup(
        file => Path.GetFileNameWithoutExtension(file),
        StringComparer.Ordinal
    );
    private readonly ILookup<string, string> _byAnyCase = files.ToLookup(
        file => Path.GetFileNameWithoutExtension(file),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The pictures that a cell may mean: one, none, or several that share a name.</summary>
    public IReadOnlyList<string> Find(string cell)
    {
        var path = cell.Replace('\\', '/');
        path = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        var name = path[(path.LastIndexOf('/') + 1)..];
        return new[] { _byPath[path], _byName[name], _byStem[name], _byAnyCase[name], _byAnyCase[Path.GetFileNameWithoutExtension(name)] }
            .Select(found => found.ToArray())
            .FirstOrDefault(found => found.Length > 0, []);
    }
}
