namespace TorchSharp;

/// <summary>Disposes what was created while it was the innermost scope of its thread.</summary>
/// <remarks>Scopes belong to one thread: they do not follow <c>await</c> or tasks. A scope is disposed before the scopes outside it.</remarks>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager manager;
    private List<IDisposable> disposables = [];

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer) => (this.manager, OuterScope) = (manager, outer);

    internal DisposeScope? OuterScope { get; }

    /// <summary>A copy of what the scope holds now.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. disposables];

    /// <summary>How many things the scope holds now.</summary>
    public int DisposablesCount => disposables.Count;

    /// <summary>Puts something under the scope; tensors created inside it are there already.</summary>
    public T Include<T>(T disposable)
        where T : IDisposable
    {
        Add(disposable);
        return disposable;
    }

    /// <summary>Hands something to the scope outside this one; without one, to nobody.</summary>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        MoveToOther(OuterScope, disposable);
        return disposable;
    }

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (MoveToOuter(first), MoveToOuter(second));

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            MoveToOther(OuterScope, disposable);
        }
    }

    /// <summary>Takes something out of every scope: from now on its owner disposes it.</summary>
    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        if (Remove(disposable))
        {
            manager.StatisticsInstance.DetachedFromScopeCount++;
        }

        return disposable;
    }

    /// <inheritdoc cref="Detach{T}(T)"/>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <inheritdoc cref="Detach{T}(T)"/>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            Detach<IDisposable>(disposable);
        }
    }

    /// <summary>Puts something that no scope holds under this one.</summary>
    public void Attach(IDisposable disposable)
    {
        manager.StatisticsInstance.AttachedToScopeCount++;
        Add(disposable);
    }

    /// <summary>Disposes all that the scope holds; the scope goes on.</summary>
    public void DisposeEverything()
    {
        var held = disposables;
        disposables = [];
        foreach (var disposable in held)
        {
            manager.StatisticsInstance.DisposedInScopeCount++;
            if (disposable is torch.Tensor tensor)
            {
                tensor.OwningDisposeScope = null;
                tensor.Release();
            }
            else
            {
                disposable.Dispose();
            }
        }
    }

    /// <summary>Disposes all that the scope holds except <paramref name="keep"/>, which stays.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep)
    {
        var kept = keep.Where(Remove).ToArray();
        DisposeEverything();
        foreach (var disposable in kept)
        {
            Add(disposable);
        }
    }

    /// <summary>Disposes all that the scope holds and makes the scope outside it the innermost.</summary>
    public void Dispose()
    {
        DisposeEverything();
        manager.Remove(this);
    }

    /// <summary>Tells the scope that something it holds was disposed elsewhere.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        manager.StatisticsInstance.DisposedInScopeCount++;
        Remove(disposable);
    }

    /// <summary>Whether the scope holds <paramref name="disposable"/>.</summary>
    public bool Contains(IDisposable disposable) => IndexOf(disposable) >= 0;

    internal void Add(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope?.Remove(tensor);
            (tensor.OwningDisposeScope, tensor.ScopeIndex) = (this, disposables.Count);
        }

        disposables.Add(disposable);
    }

    internal void MoveToOther(DisposeScope? scope, IDisposable disposable)
    {
        if (Remove(disposable))
        {
            scope?.Add(disposable);
        }
    }

    // Tensors know their index, so that leaving a scope of any size costs the same: the last one takes the free place.
    private bool Remove(IDisposable disposable)
    {
        var index = IndexOf(disposable);
        if (index < 0)
        {
            return false;
        }

        var last = disposables[^1];
        disposables[index] = last;
        disposables.RemoveAt(disposables.Count - 1);
        if (last is torch.Tensor moved)
        {
            moved.ScopeIndex = index;
        }

        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope = null;
        }

        return true;
    }

    private int IndexOf(IDisposable disposable) => disposable is torch.Tensor tensor
        ? tensor.OwningDisposeScope == this ? tensor.ScopeIndex : -1
        : disposables.FindIndex(held => ReferenceEquals(held, disposable));
}
