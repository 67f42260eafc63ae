namespace Nas.Tests.Architecture;

/// <summary>The source files of a project, and where they break the order of its floors.</summary>
/// <param name="Name">The root namespace.</param>
/// <param name="Files">All files.</param>
internal sealed record SourceTree(string Name, SourceFile[] Files)
{
    private readonly ILookup<string, string> _types = Files
        .SelectMany(file => file.Types.Select(type => (file.Namespace, type)))
        .ToLookup(pair => pair.Namespace, pair => pair.type);

    /// <summary>Reads the project in a folder of the repository.</summary>
    public static SourceTree Read(string name, string folder)
    {
        var root = Path.Combine(Repository(), folder);
        return new(
            name,
            [
                .. from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                where !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
                select SourceFile.Read(root, file),
            ]
        );
    }

    /// <summary>Files whose namespace is not their folder. The program's first lines have none.</summary>
    public IEnumerable<string> Misplaced =>
        from file in Files
        let folder = string.Join('.', [Name, .. file.Path.Split(Path.DirectorySeparatorChar)[..^1]])
        where file.Namespace != folder && file.Namespace.Length > 0
        select $"{file.Path} is in {file.Namespace}";

    /// <summary>Folders that stand nowhere in the order.</summary>
    public IEnumerable<string> Unlisted(string[] floors) => Namespaces.Except(floors);

    /// <summary>Floors that no file is on.</summary>
    public IEnumerable<string> Deserted(string[] floors) => floors.Except(Namespaces);

    /// <summary>References from a floor to one that is not below it.</summary>
    public IEnumerable<string> Upward(string[] floors) =>
        from file in Files
        let floor = Array.IndexOf(floors, file.Namespace.Length > 0 ? file.Namespace : Name)
        from used in Used(file).Distinct()
        where Array.IndexOf(floors, used) > floor
        select $"{file.Path} uses {used}";

    private IEnumerable<string> Namespaces => Files.Select(file => file.Namespace).Where(name => name.Length > 0).Distinct();

    private IEnumerable<string> Used(SourceFile file)
    {
        var enclosing = Enclosing(file.Namespace).ToArray();
        var named =
            from name in file.Usings.Concat(file.QualifiedNames)
            from scope in enclosing.Append("")
            from used in Prefixes(scope.Length == 0 ? name : $"{scope}.{name}")
            select used;
        // What encloses a namespace is visible in it without a word.
        var visible = enclosing.Skip(1).Where(scope => _types[scope].Any(file.Mentions));
        return named.Concat(visible).Where(used => used != file.Namespace);
    }

    /// <summary>The namespace that a name is in or is, if it is one of this project.</summary>
    private IEnumerable<string> Prefixes(string name)
    {
        if (_types.Contains(name))
        {
            yield return name;
        }

        foreach (var scope in Enclosing(name).Skip(1))
        {
            if (_types[scope].Contains(name[(scope.Length + 1)..].Split('.')[0]))
            {
                yield return scope;
            }
        }
    }

    private static IEnumerable<string> Enclosing(string name)
    {
        for (; name.Length > 0; name = name.LastIndexOf('.') is var dot and >= 0 ? name[..dot] : "")
        {
            yield return name;
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Nas.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
