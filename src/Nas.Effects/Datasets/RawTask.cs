namespace Nas.Effects.Datasets;

/// <summary>A task as its source gives it, before standardisation. Its arrays belong to it alone.</summary>
internal sealed record RawTask(string Name, int Classes, ImageSet Train, ImageSet Validation, ImageSet Test)
{
    /// <summary>Rows and columns of zeros put around each image after standardisation.</summary>
    public int Border { get; init; }

    public ImageSet[] Parts => [Train, Validation, Test];

    /// <summary>Finishes the task: this raw task's arrays are transformed in place and must not be used afterwards.</summary>
    public TaskData Standardise()
    {
        var fingerprint = Fingerprint.Of(this);
        var scaling = Standardisation.Of(Train);
        foreach (var part in Parts)
        {
            scaling.Apply(part);
        }

        return new(Name, Classes, Padding.Around(Train, Border), Padding.Around(Validation, Border), Padding.Around(Test, Border), scaling, fingerprint);
    }
}
