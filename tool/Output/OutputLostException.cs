namespace Nas.Tool.Output;

/// <summary>Standard output was closed or is full: there is nobody to work for.</summary>
internal sealed class OutputLostException(Exception cause) : Exception(cause.Message, cause)
{
    private const int BrokenPipe = 32;

    /// <summary>What the process says to the shell.</summary>
    public ExitCode Code => InnerException is IOException { HResult: BrokenPipe } ? ExitCode.OutputClosed : ExitCode.Bug;
}
