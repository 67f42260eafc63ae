namespace Nas.Effects.Workers.Links;

/// <summary>What helps where a launched program never spoke, by what it left on standard error.</summary>
internal static class LaunchAdvice
{
    private static readonly (string Sign, string Next)[] Known =
    [
        ("Host key verification failed", "connect once by hand and accept the key: ssh HOST true"),
        ("Permission denied (publickey", "let the key in: ssh-copy-id HOST"),
        ("Could not resolve hostname", "correct the name of the host: getent hosts HOST"),
        ("Unable to contact slurm controller", "wait for the controller: scontrol ping"),
        ("nvalid partition", "choose one of the partitions: sinfo -s"),
        ("Invalid account", "choose one of the accounts: sacctmgr show associations user=$USER"),
        ("Requested node configuration is not available", "ask for less of a node: sinfo -N -l"),
        ("More processors requested than permitted", "ask for fewer processors: sinfo -N -l"),
        ("You must install", "install .NET there, or launch a self-contained program: dotnet --list-runtimes"),
        ("command not found", "install it there: dotnet tool install --global nas-search"),
        ("No such file or directory", "install it there: dotnet tool install --global nas-search"),
        ("not found", "install it there: dotnet tool install --global nas-search"),
    ];

    /// <summary>A fault for a program that ended, or said something else than a node does.</summary>
    /// <param name="program">What was launched.</param>
    /// <param name="what">How it ended.</param>
    public static PlaceFault Of(WorkerProgram program, string what)
    {
        var isChatter = what.StartsWith("sent an invalid answer", StringComparison.Ordinal);
        var isMissing =
            what.StartsWith("ended with status 127", StringComparison.Ordinal)
            || what.StartsWith("ended with status 126", StringComparison.Ordinal);
        return new(
            $"{program.File} {what}",
            isChatter
                ? "something there prints to standard output before the program does: make the shell's start-up files silent"
                : Known.FirstOrDefault(known => what.Contains(known.Sign, StringComparison.OrdinalIgnoreCase)).Next
                    ?? $"try it by hand: {string.Join(' ', program.Arguments.Prepend(program.File).Select(Quoted))} < /dev/null",
            IsLasting: isChatter || isMissing
        );
    }

    /// <summary>A word of a command to copy.</summary>
    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "/._-+=:@,%".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
