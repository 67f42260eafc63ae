namespace Nas.Simulation;

/// <summary>The reading end of a pipe; what is printed into it arrives at once.</summary>
internal sealed class SimulatedPipe : Stream
{
    private readonly Queue<byte[]> _arrived = new();
    private TaskCompletionSource? _waiting;
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Print(byte[] bytes)
    {
        if (bytes.Length > 0 && !_ended)
        {
            _arrived.Enqueue(bytes);
            Wake();
        }
    }

    public void End()
    {
        _ended = true;
        Wake();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_arrived.Count == 0 && !_ended)
        {
            _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await _waiting.Task;
        }

        if (_arrived.Count == 0)
        {
            return 0;
        }

        // Pieces are short, and buffers are longer.
        var bytes = _arrived.Dequeue();
        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Wake() => _waiting?.TrySetResult();
}
