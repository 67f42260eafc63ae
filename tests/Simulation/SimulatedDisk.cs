using LanguageExt;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Journals;

namespace Nas.Simulation;

/// <summary>The disk of a universe: it outlives the program. It keeps rows and head as texts, and fails where the plan says so.</summary>
internal sealed class SimulatedDisk(FaultPlan plan, Injected injected) : IJournalDisk
{
    public const string Path = "universe/run.db";

    private const int NoSpaceLeft = 28;
    private const int FullFor = 5;

    private readonly List<(StoredRow Row, string Hash)> _rows = [];
    private readonly List<string> _heads = [""];
    private int _writes;
    private int _full;

    public bool IsInPlace => true;

    /// <summary>What a reader finds.</summary>
    public Either<RunFault, JournalHistory> Read() =>
        from head in _heads[^1].Length == 0 ? JournalHead.Empty : JournalHead.Of(Path, _heads[^1])
        from history in JournalReader.Verified(Path, head, _rows)
        select history;

    /// <summary>Does what faults of the head advise: the journal is then read as it is.</summary>
    public void DeleteHead() => _heads[^1] = "";

    public void Insert(StoredRow row, string hash) => Write(() => _rows.Add((row, hash)), () => { });

    public void Write(JournalHead head) =>
        Write(() => _heads.Add(head.ToString()), () => _heads.Add(head.ToString()[..40] + _heads[^1].PadRight(78)[40..]));

    /// <summary>Writes what is derived from the journal, of which a reader does not depend.</summary>
    public void WriteTable() => Write(() => { }, () => { });

    public void Dispose() { }

    private void Write(Action whole, Action half)
    {
        _writes++;
        if (_full > 0)
        {
            _full--;
            throw new IOException("No space left on device", NoSpaceLeft);
        }

        if (!plan.AtWrites.TryGetValue(_writes, out var fault))
        {
            whole();
            return;
        }

        injected.Count($"{fault}");
        switch (fault)
        {
            case WriteFault.Fails:
                throw new IOException("Input/output error");
            case WriteFault.FailsAfterwards:
                whole();
                throw new IOException("Input/output error");
            case WriteFault.Full:
                _full = FullFor;
                throw new IOException("No space left on device", NoSpaceLeft);
            case WriteFault.KilledAfter:
                whole();
                break;
            case WriteFault.Torn:
                half();
                break;
            case WriteFault.RowsLost:
                _rows.RemoveRange(Math.Max(0, _rows.Count - 3), Math.Min(3, _rows.Count));
                break;
            case WriteFault.HeadLost:
                _heads.RemoveRange(Math.Max(1, _heads.Count - 3), Math.Min(3, _heads.Count - 1));
                break;
            case WriteFault.KilledBefore:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(whole), fault, "unknown");
        }

        throw new KilledException();
    }
}

/// <summary>The program is killed here.</summary>
internal sealed class KilledException : Exception;
