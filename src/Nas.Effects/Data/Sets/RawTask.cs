using System.Globalization;
using LanguageExt;
using Nas.Domain;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Data.Sets;

/// <summary>A task as its source gives it, before standardisation. Its arrays belong to it alone.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Target">What is told of an image.</param>
/// <param name="Train">Images to train on.</param>
/// <param name="Validation">Images that score a trial.</param>
/// <param name="Test">Images that the final training is tested on.</param>
public sealed record RawTask(string Name, Target Target, ImageSet Train, ImageSet Validation, ImageSet Test)
{
    /// <summary>A task of classes.</summary>
    public RawTask(string name, int classes, ImageSet train, ImageSet validation, ImageSet test)
        : this(name, new Target.Classes(classes), train, validation, test) { }

    /// <summary>Rows and columns of zeros put around each image after standardisation.</summary>
    public int Border { get; init; }

    /// <summary>The kind of source, such as <c>image folder</c>.</summary>
    public string Layout { get; init; } = "";

    /// <summary>The names of the classes; empty if the source has only numbers.</summary>
    public Seq<string> ClassNames { get; init; } = Seq<string>.Empty;

    /// <summary>Remarks of its reader for the user, as clauses.</summary>
    public Seq<string> Remarks { get; init; } = Seq<string>.Empty;

    /// <summary>The columns of a table, whose numbers make an image; empty for images.</summary>
    public Seq<TableColumn> Columns { get; init; } = Seq<TableColumn>.Empty;

    /// <summary>Files that were left out because they cannot be read.</summary>
    public Seq<string> Skipped { get; init; } = Seq<string>.Empty;

    /// <summary>Identity of the data and of its parts.</summary>
    public Fingerprint Fingerprint => Fingerprint.Compute(this);

    /// <summary>The name of a class, or its number.</summary>
    public string NameOf(int label) => label < ClassNames.Count ? ClassNames[label] : label.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a network's outputs are called: classes or numbers.</summary>
    public ValueArray<string> OutputNames =>
        Target is not Target.Classes ? Target.OutputNames : [.. Enumerable.Range(0, Target.Outputs).Select(NameOf)];

    internal ImageSet[] Parts => [Train, Validation, Test];

    /// <summary>The task with every image resized.</summary>
    public RawTask ResizedTo(ImageSize size) =>
        this with
        {
            Train = Train.ResizedTo(size),
            Validation = Validation.ResizedTo(size),
            Test = Test.ResizedTo(size),
        };

    /// <summary>Finishes the task: this raw task's arrays are transformed in place and must not be used afterwards.</summary>
    public TaskData Standardise()
    {
        var fingerprint = Fingerprint;
        var scaling = Standardisation.Measure(Train);
        foreach (var part in Parts)
        {
            scaling.Apply(part);
        }

        var targets = Train.Targets.Map(rows => rows.Measure());
        return new(Name, Target, Finished(Train, targets), Finished(Validation, targets), Finished(Test, targets), scaling, fingerprint)
        {
            Border = Border,
            Layout = Layout,
            ClassNames = ClassNames,
            Remarks = Remarks,
            Skipped = Skipped,
            Columns = Columns,
        };
    }

    private ImageSet Finished(ImageSet part, Option<Standardisation> targets) =>
        Padding.Around(part with { Targets = from rows in part.Targets from scaling in targets select rows.Standardised(scaling) }, Border);
}
