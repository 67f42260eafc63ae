namespace Nas.Effects.Data;

/// <summary>Why a task could not be loaded. Reading changes nothing, so the data stays as it was.</summary>
/// <param name="Kind">What sort of trouble it is.</param>
/// <param name="Where">The place to look at.</param>
/// <param name="What">What was found, as a sentence.</param>
/// <param name="Remedy">What to do next, as a sentence.</param>
public sealed record DatasetError(DatasetErrorKind Kind, DataPlace Where, string What, string Remedy)
{
    /// <summary>The message for the user: place, finding, remedy.</summary>
    public override string ToString() => $"{Where}: {What} {Remedy}";

    internal static DatasetError Malformed(DataPlace where, string what) =>
        new(DatasetErrorKind.Malformed, where, what, "Get or write the file anew.");
}
