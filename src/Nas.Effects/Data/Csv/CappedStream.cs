namespace Nas.Effects.Data.Csv;

/// <summary>A read-only stream with a maximum length, because a small compressed file may expand to a very large one.</summary>
/// <param name="inner">The underlying stream; closed with this stream.</param>
/// <param name="max">Maximum number of bytes.</param>
internal sealed class CappedStream(Stream inner, long max) : Stream
{
    private long _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The stream is longer.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _given += count;
        return _given <= max ? count : throw new InvalidDataException($"it holds more than {max} bytes");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
