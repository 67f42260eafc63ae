namespace Nas.Effects.Data.Folders.Images;

/// <summary>Paths without symbolic links in any of their parts.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <summary>The path with all links resolved, as by the system's <c>realpath</c>.</summary>
    /// <exception cref="IOException">Links form a cycle.</exception>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var resolved = Path.GetPathRoot(full)!;
        var pending = new Stack<string>(Parts(full[resolved.Length..]));
        for (var links = 0; pending.TryPop(out var part); )
        {
            var next = part == ".." ? Path.GetDirectoryName(resolved) ?? resolved : Path.Combine(resolved, part);
            if (part == ".." || new FileInfo(next).LinkTarget is not { } target)
            {
                resolved = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new IOException($"{path} leads through too many links");
            }

            var root = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : "";
            resolved = root.Length > 0 ? root : resolved;
            foreach (var inner in Parts(target[root.Length..]))
            {
                pending.Push(inner);
            }
        }

        return resolved;
    }

    /// <summary>In reverse, for a stack.</summary>
    private static IEnumerable<string> Parts(string path) =>
        path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse();
}
