namespace Nas.Effects.Runs.Journals;

/// <summary>Where the rows of a journal and its head lie. What a method wrote when it returns survives a crash of process, system or
/// power.</summary>
internal interface IJournalDisk : IDisposable
{
    /// <summary>Whether a reader would find there what is written now.</summary>
    bool IsInPlace { get; }

    /// <summary>Adds a row.</summary>
    /// <exception cref="IOException">It cannot be written; whether it was is unknown.</exception>
    void Insert(StoredRow row, string hash);

    /// <summary>Overwrites the head.</summary>
    /// <exception cref="IOException">It cannot be written; whether it was is unknown.</exception>
    void Write(JournalHead head);
}
