namespace TorchSharp;

/// <summary>The stack of dispose scopes of one thread.</summary>
public sealed class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? current;

    private DisposeScope? innermost;

    private DisposeScopeManager()
    {
    }

    /// <summary>What this thread created and disposed so far.</summary>
    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton.StatisticsInstance;

    internal static DisposeScopeManager ThreadSingleton => current ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics StatisticsInstance { get; } = new();

    internal static DisposeScope NewDisposeScope()
    {
        var manager = ThreadSingleton;
        return manager.innermost = new DisposeScope(manager, manager.innermost);
    }

    internal void Register(torch.Tensor tensor)
    {
        if (innermost is null)
        {
            StatisticsInstance.CreatedOutsideScopeCount++;
            return;
        }

        StatisticsInstance.CreatedInScopeCount++;
        innermost.Add(tensor);
    }

    internal void Remove(DisposeScope scope)
    {
        if (innermost == scope)
        {
            innermost = scope.OuterScope;
        }
    }
}
