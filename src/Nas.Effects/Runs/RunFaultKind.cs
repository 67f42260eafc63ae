namespace Nas.Effects.Runs;

/// <summary>The kinds of faults of a run; the tool maps each kind to one exit code.</summary>
public enum RunFaultKind
{
    /// <summary>The request is invalid: no run there, another run there, or an unreadable recipe.</summary>
    Usage,

    /// <summary>Another process is writing to the run.</summary>
    Locked,

    /// <summary>The run folder is damaged or was changed.</summary>
    Damaged,

    /// <summary>The run folder cannot be written.</summary>
    Unwritable,

    /// <summary>No trial can be run, regardless of the candidate.</summary>
    NoWorkers,
}
