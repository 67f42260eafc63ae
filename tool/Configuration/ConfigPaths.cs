using System.CommandLine;

namespace Nas.Tool.Configuration;

/// <summary>Paths in a configuration file are relative to that file, so that it can be used from any folder.</summary>
internal static class ConfigPaths
{
    /// <summary>The value as it would be written on the command line in the current folder.</summary>
    public static string Resolve(Option option, string value, string file)
    {
        var folder = Path.GetDirectoryName(file) ?? "";
        return folder.Length == 0 || option.HelpName is not { } kind ? value
            : kind is "DIR" or "DIR|FILE" or "FILE.csv" ? Path.Combine(folder, value)
            : kind == "FILE|NAME" && File.Exists(Path.Combine(folder, value)) ? Path.Combine(folder, value)
            : kind is "NAMES" or "FILES"
                ? string.Join(
                    ',',
                    value
                        .Split(',', StringSplitOptions.TrimEntries)
                        .Select(name => File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : name)
                )
            : value;
    }
}
