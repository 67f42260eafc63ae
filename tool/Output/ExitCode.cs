namespace Nas.Tool.Output;

/// <summary>What the process says to the shell. Stable: scripts rely on the numbers (docs/reference/cli.md).</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>An internal error; the message names the file with the report. Or the output cannot be written.</summary>
    Bug = 1,

    /// <summary>The command line, a grammar, an architecture or a setting is wrong.</summary>
    Usage = 2,

    /// <summary>Data cannot be read.</summary>
    Data = 3,

    /// <summary>Libtorch or a device is missing.</summary>
    Device = 4,

    /// <summary>A search or a training ended without a trained network.</summary>
    NoModel = 5,

    /// <summary>A replay differs from the record.</summary>
    ReplayDiffers = 6,

    /// <summary>A run folder is damaged, in use, or cannot be written.</summary>
    RunFolder = 7,

    /// <summary>Stopped by Ctrl-C; everything finished so far is saved.</summary>
    Interrupted = 130,

    /// <summary>Nobody reads the output any more, as after <c>| head</c>.</summary>
    OutputClosed = 141,

    /// <summary>Stopped by SIGTERM; everything finished so far is saved.</summary>
    Terminated = 143,
}
