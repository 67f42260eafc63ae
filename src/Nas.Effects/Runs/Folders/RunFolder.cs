using System.Globalization;
using LanguageExt;
using Nas.Effects.Files;
using Nas.Effects.Training.Models;
using static LanguageExt.Prelude;

namespace Nas.Effects.Runs.Folders;

/// <summary>The paths in a run folder: text, a table and one database; nothing in it is ever executed.</summary>
/// <param name="Root">The folder.</param>
public sealed record RunFolder(string Root)
{
    /// <summary>A description of the run for people.</summary>
    public string Readme => Path.Combine(Root, "README.md");

    /// <summary>The complete definition of the search.</summary>
    public string Recipe => Path.Combine(Root, "recipe.yaml");

    /// <summary>The archive for the surrogate, if the recipe names one.</summary>
    public string Archive => Path.Combine(Root, "archive.csv");

    /// <summary>A readable copy of the grammar; the recipe's own is authoritative.</summary>
    public string Grammar => Path.Combine(Root, "grammar.txt");

    /// <summary>The journal: the run itself. Everything else can be rebuilt from it, the recipe and the archive if there is one.</summary>
    public string Journal => Path.Combine(Root, "run.db");

    /// <summary>The number of events in the journal and the hash of the last one.</summary>
    public string Head => Path.Combine(Root, "run.head");

    /// <summary>A table of all trials, derived from the journal.</summary>
    public string Trials => Path.Combine(Root, "trials.csv");

    /// <summary>A table of the front of a search with several objectives, derived from the journal.</summary>
    public string Front => Path.Combine(Root, "front.csv");

    /// <summary>The folder of the best trial.</summary>
    public string Best => Path.Combine(Root, "best");

    /// <summary>The best architecture's canonical text.</summary>
    public string BestArchitecture => Path.Combine(Best, "architecture.txt");

    /// <summary>The best network's weights after its final training, as safetensors; docs/reference/formats.md tells the names.</summary>
    public string BestWeights => Path.Combine(Best, "weights.safetensors");

    /// <summary>The model that a path names: that of a run is its best; else the path, or the folder of the file, holds one.</summary>
    public static ModelFolder ModelAt(string path) =>
        new(
            File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))!
            : File.Exists(new RunFolder(path).Recipe) ? new RunFolder(path).Best
            : path
        );

    /// <summary>What came of training a trial again: a model's folder.</summary>
    public string Retrained(int trial) => Path.Combine(Root, string.Create(CultureInfo.InvariantCulture, $"retrained-{trial}"));

    /// <summary>The same as a model's folder.</summary>
    public ModelFolder ModelOf(int trial) => new(Retrained(trial));

    /// <summary>The ensemble, and the networks that it was chosen among.</summary>
    public EnsembleFolder Ensemble => new(Path.Combine(Root, "ensemble"));

    /// <summary>The weights of trials that later ones start with.</summary>
    public WeightsFolder Weights => new(Path.Combine(Root, "weights"));

    /// <summary>A log with one line per event.</summary>
    public string Log => Path.Combine(Root, "log.txt");

    /// <summary>Held by the one process that writes.</summary>
    public string Lock => Path.Combine(Root, "run.lock");

    /// <summary>The identity of that process.</summary>
    public string LockOwner => Path.Combine(Root, "run.owner");

    /// <summary>What would lead a writer out of the folder or make it wait: a link or a pipe in place of a file that is written in place, or
    /// a link in place of a folder.</summary>
    public Option<string> Trap =>
        new[] { Journal, Head, Log, Lock }
            .Where(file => FileStatus.Of(file).Kind is not (FileKind.None or FileKind.Regular))
            .Concat(Models.Where(folder => FileStatus.Of(folder).Kind is not (FileKind.None or FileKind.Folder)))
            .Select(Some)
            .FirstOrDefault();

    private IEnumerable<string> Models =>
        Directory.Exists(Root)
            ? Directory.EnumerateFileSystemEntries(Root, "retrained-*").Concat([Best, Weights.Root, Ensemble.Root]).Concat(Ensembled)
            : [];

    private IEnumerable<string> Ensembled =>
        Directory.Exists(Ensemble.Root) ? Directory.EnumerateFileSystemEntries(Ensemble.Root, "trial-*") : [];
}
