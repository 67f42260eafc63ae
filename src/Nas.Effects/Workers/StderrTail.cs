namespace Nas.Effects.Workers;

/// <summary>Drains a stream to its end and keeps its last few thousand characters.</summary>
internal sealed class StderrTail
{
    private const int MaxCharacters = 4096;
    private readonly Lock _gate = new();
    private readonly Task _drained;
    private string _text = "";

    public StderrTail(StreamReader reader) => _drained = Drain(reader);

    /// <summary>The tail so far; complete once the process has ended.</summary>
    public async Task<string> Read()
    {
        await Task.WhenAny(_drained, Task.Delay(TimeSpan.FromMilliseconds(200)));
        lock (_gate)
        {
            return _text.Trim();
        }
    }

    private async Task Drain(StreamReader reader)
    {
        var chunk = new char[1024];
        for (var read = 1; read > 0; )
        {
            read = await reader.ReadAsync(chunk);
            lock (_gate)
            {
                var longer = _text + new string(chunk, 0, read);
                _text = longer[Math.Max(0, longer.Length - MaxCharacters)..];
            }
        }
    }
}
