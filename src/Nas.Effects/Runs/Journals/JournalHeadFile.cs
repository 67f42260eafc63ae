using System.Text;
using LanguageExt;

namespace Nas.Effects.Runs.Journals;

/// <summary>The file that holds a journal's head, open for writing.</summary>
internal sealed class JournalHeadFile(string journal) : IDisposable
{
    private readonly FileStream _file = new(
        JournalHead.PathOf(journal),
        FileMode.OpenOrCreate,
        FileAccess.Write,
        FileShare.ReadWrite,
        bufferSize: 0
    );

    /// <summary>Overwrites the head; on return it is on disk.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(JournalHead head)
    {
        _file.Position = 0;
        _file.Write(Encoding.ASCII.GetBytes(head.ToString()));
        _file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
