using LanguageExt;
using Nas.Effects.Files;

namespace Nas.Effects.Runs.Folders;

/// <summary>The right of one process to write to a run. The operating system takes it back when the process ends, however it
/// ends.</summary>
public sealed class RunLock : IDisposable
{
    private const int MaxOwnerBytes = 4096;

    private readonly FileStream _held;
    private readonly string _owner;

    private RunLock(FileStream held, string owner, Option<string> left)
    {
        (_held, _owner) = (held, owner);
        Left = left;
    }

    /// <summary>The previous holder, if it ended without releasing the lock.</summary>
    public Option<string> Left { get; }

    /// <summary>Takes the lock, or says who holds it.</summary>
    public static Either<RunFault, RunLock> Take(RunFolder folder)
    {
        FileStream held;
        try
        {
            held = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (OwnerOf(folder).IsSome)
        {
            return Held(folder, OwnerOf(folder).IfNone(""));
        }

        var left = OwnerOf(folder);
        var self = LockOwner.Self();
        if (left.Exists(owner => !self.Succeeds(owner)))
        {
            // A lock held on another machine may not be visible through a shared file system, so its owner file is trusted.
            held.Dispose();
            return Held(folder, left.IfNone(""));
        }

        DurableFile.Write(folder.LockOwner, self.ToString());
        return new RunLock(held, folder.LockOwner, left);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // If the whole folder was deleted there is nothing to release, and the run reports that itself.
        if (Directory.Exists(Path.GetDirectoryName(_owner)))
        {
            File.Delete(_owner);
        }

        _held.Dispose();
    }

    private static Option<string> OwnerOf(RunFolder folder) =>
        RegularFile.Exists(folder.LockOwner) ? RegularFile.ReadText(folder.LockOwner, MaxOwnerBytes).Trim() : Option<string>.None;

    private static RunFault Held(RunFolder folder, string owner) =>
        new(
            RunFaultKind.Locked,
            $"{folder.Root} is in use by {owner}.",
            RunFault.NothingChanged,
            $"Wait for it or stop it. If you are certain that the process has ended, delete {folder.LockOwner} and try again."
        );
}
