namespace Nas.Effects.Runs.Searching;

/// <summary>So many things run at once, the others wait for their turn in the order in which they came.</summary>
internal sealed class Places(int count)
{
    private readonly SemaphoreSlim _free = new(count);

    /// <summary>Begins work as soon as there is a place for it.</summary>
    public async Task<T> Take<T>(Func<Task<T>> work)
    {
        await _free.WaitAsync();
        try
        {
            return await work();
        }
        finally
        {
            _free.Release();
        }
    }
}
