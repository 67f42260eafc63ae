namespace Nas.Effects.Runs;

/// <summary>What kind of trouble a run is in; the tool maps each kind to one exit code.</summary>
public enum RunFaultKind
{
    /// <summary>What was asked for does not fit: no run there, another run there, a recipe that cannot be read.</summary>
    Usage,

    /// <summary>Another process is writing to the run.</summary>
    Locked,

    /// <summary>The run folder is damaged or was changed.</summary>
    Damaged,

    /// <summary>The run folder cannot be written.</summary>
    Unwritable,

    /// <summary>Trials cannot be run at all, whatever the candidate.</summary>
    NoWorkers,
}
