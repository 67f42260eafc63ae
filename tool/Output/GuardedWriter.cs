using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Nas.Domain.Text;

namespace Nas.Tool.Output;

/// <summary>A writer to a stream that may be closed or full at any time.</summary>
/// <param name="inner">The stream's own.</param>
/// <param name="isEssential">Whether the command is of no use without it. If not, what cannot be written is left out.</param>
/// <param name="isPlain">Whether control characters are made visible, for text that may hold somebody's names.</param>
internal sealed class GuardedWriter(TextWriter inner, bool isEssential, bool isPlain) : TextWriter(CultureInfo.InvariantCulture)
{
    private bool _isLost;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    [AllowNull]
    public override string NewLine
    {
        get => inner.NewLine;
        set => inner.NewLine = value;
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(Shown(value)));

    /// <inheritdoc/>
    public override void WriteLine() => Try(inner.WriteLine);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => inner.WriteLine(Shown(value)));

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    /// <inheritdoc/>
    public override Task FlushAsync()
    {
        Flush();
        return Task.CompletedTask;
    }

    private string Shown(string? value) => isPlain ? PlainText.Of(value ?? "") : value ?? "";

    private void Try(Action write)
    {
        if (_isLost)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _isLost = true;
            if (isEssential)
            {
                throw new OutputLostException(cause);
            }
        }
    }
}
