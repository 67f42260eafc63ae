namespace Nas.Effects.Workers;

/// <summary>Describes exit statuses. By convention a status above 128 is the signal that ended the process.</summary>
internal static class ExitStatus
{
    private const int Killed = 9 + 128;

    /// <summary>Whether a signal ended the process that code running in it does not cause: somebody else sent it, or the system.</summary>
    public static bool IsFromOutside(int status) => status > 128 && (status - 128) is not (4 or 5 or 6 or 7 or 8 or 11 or 31);

    public static string Describe(int status) =>
        FormattableString.Invariant(
            status switch
            {
                4 + 128 => $"ended by signal 4 (SIGILL)",
                6 + 128 => $"ended by signal 6 (SIGABRT)",
                7 + 128 => $"ended by signal 7 (SIGBUS)",
                8 + 128 => $"ended by signal 8 (SIGFPE)",
                Killed => $"ended by signal 9 (SIGKILL)",
                11 + 128 => $"ended by signal 11 (SIGSEGV)",
                15 + 128 => $"ended by signal 15 (SIGTERM)",
                > 128 => $"ended by signal {status - 128}",
                _ => $"ended with status {status}",
            }
        );
}
