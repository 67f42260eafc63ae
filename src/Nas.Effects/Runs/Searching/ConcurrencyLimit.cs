namespace Nas.Effects.Runs.Searching;

/// <summary>Limits the number of concurrent operations; the others wait in order of arrival.</summary>
internal sealed class ConcurrencyLimit(int count)
{
    private readonly SemaphoreSlim _free = new(count);

    /// <summary>Starts work as soon as the limit allows.</summary>
    public async Task<T> Run<T>(Func<Task<T>> work)
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
