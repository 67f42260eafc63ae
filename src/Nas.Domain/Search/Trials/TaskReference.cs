using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>The data that candidates are trained on, by name and fingerprint.</summary>
/// <param name="Name">A built-in task, or the name of the data folder.</param>
/// <param name="Data">The folder or file that the data was read from, or none for a built-in task.</param>
/// <param name="Fingerprint">A hash of the data's content; equal fingerprints are equal data.</param>
/// <param name="Input">The type of one example, such as <c>3x28x28</c>.</param>
/// <param name="Target">What is told of an example.</param>
public sealed record TaskReference(string Name, Option<string> Data, string Fingerprint, string Input, Target Target)
{
    /// <summary>A task of classes.</summary>
    public TaskReference(string name, Option<string> data, string fingerprint, string input, int classes)
        : this(name, data, fingerprint, input, new Target.Classes(classes)) { }

    /// <summary>Numbers of images; none for tables of outcomes, and in recipes of earlier versions.</summary>
    public Option<PartSizes> Images { get; init; }

    /// <summary>How the files are read.</summary>
    public ReadingOptions Reading { get; init; } = ReadingOptions.Usual;

    /// <summary>The files that were left out because they cannot be read.</summary>
    public Seq<string> Skipped { get; init; } = Seq<string>.Empty;
}
