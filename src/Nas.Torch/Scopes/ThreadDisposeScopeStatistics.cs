namespace TorchSharp;

/// <summary>Counts of what one thread created and disposed.</summary>
public sealed class ThreadDisposeScopeStatistics
{
    internal ThreadDisposeScopeStatistics()
    {
    }

    /// <summary>Created while no scope was open.</summary>
    public long CreatedOutsideScopeCount { get; internal set; }

    /// <summary>Disposed while under no scope.</summary>
    public long DisposedOutsideScopeCount { get; internal set; }

    /// <summary>Created under a scope.</summary>
    public long CreatedInScopeCount { get; internal set; }

    /// <summary>Disposed while under a scope.</summary>
    public long DisposedInScopeCount { get; internal set; }

    /// <summary>Put under a scope after their creation.</summary>
    public long AttachedToScopeCount { get; internal set; }

    /// <summary>Taken out of every scope.</summary>
    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>Created minus disposed.</summary>
    public long ThreadTotalLiveCount => CreatedInScopeCount + CreatedOutsideScopeCount - DisposedInScopeCount - DisposedOutsideScopeCount;

    /// <summary>Sets all counts to zero.</summary>
    public void Reset() =>
        CreatedOutsideScopeCount = DisposedOutsideScopeCount = CreatedInScopeCount = DisposedInScopeCount = AttachedToScopeCount = DetachedFromScopeCount = 0;
}
