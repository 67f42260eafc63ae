using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Workers.Links;

/// <summary>A folder on a node for the weights of one trial: those that it starts with, which have been sent, and those that it leaves, to
/// be sent back. The folders that a trial names are the search's own.</summary>
internal sealed class NodeScratch : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"nas-node-{Path.GetRandomFileName()}");
    private WeightsParcel _arriving = new();

    private string File => Path.Combine(_root, "final.safetensors");

    private WeightsFolder Folder => new(Path.Combine(_root, "weights"));

    /// <summary>Takes a part of the weights that the next trial starts with.</summary>
    public void Add(WeightsPart part) => _arriving.Add(part);

    /// <summary>The trial as it runs here, or why it cannot: what it inherits has not arrived.</summary>
    public Either<string, TrialSpec> Own(TrialSpec spec)
    {
        if (spec.WeightsFile.IsSome || spec.WeightsFolder.IsSome)
        {
            Create();
        }

        var own = spec with { WeightsFile = spec.WeightsFile.Map(_ => File), WeightsFolder = spec.WeightsFolder.Map(_ => Folder.Root) };
        return spec.WeightsFolder.IsNone || spec.Inherits.IsNone
            ? own
            : from arrived in _arriving.Open()
            from _ in Folder.Keep(arrived.Content) == spec.Inherits
                ? Prelude.Right<string, Unit>(Prelude.unit)
                : "they are not those that the trial starts with"
            select own;
    }

    /// <summary>The weights that a trial has left, to be sent; none where it leaves none.</summary>
    public Either<string, IEnumerable<WeightsPart>> Left(TrialSpec spec, Verdict verdict) =>
        verdict is not Verdict.Scored scored ? Nothing
        : spec.WeightsFile.IsSome ? WeightsParcel.Of(RegularFile.ReadBytes(File))
        : spec.WeightsFolder.IsSome && scored.Weights.Case is string hash ? Folder.Content(hash).Bind(WeightsParcel.Of)
        : Nothing;

    /// <summary>Forgets the weights of the trial.</summary>
    public void Clear()
    {
        _arriving = new();
        if (!Directory.Exists(_root))
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(_root))
        {
            Directory.Delete(folder, recursive: true);
        }

        System.IO.File.Delete(File);
    }

    /// <summary>Makes the folder, which nobody else may look into.</summary>
    private void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_root);
        }
        else
        {
            Directory.CreateDirectory(_root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Deletes the folder, from whichever thread ends the process. A worker may still write to it.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(_root, recursive: true);
        }
        catch (IOException)
        {
            // It was never made, is gone already, or is not empty again.
        }
    }

    private static Either<string, IEnumerable<WeightsPart>> Nothing => Prelude.Right<string, IEnumerable<WeightsPart>>([]);
}
