namespace Nas.Effects.Data;

/// <summary>The reason why a task could not be loaded. Loading never changes the data.</summary>
/// <param name="Kind">The kind of error.</param>
/// <param name="Where">The location.</param>
/// <param name="What">The problem, as a sentence.</param>
/// <param name="Remedy">The remedy, as a sentence.</param>
public sealed record DatasetError(DatasetErrorKind Kind, DataPlace Where, string What, string Remedy)
{
    /// <summary>The message for the user: location, problem, remedy.</summary>
    public override string ToString() => $"{Where}: {What} {Remedy}";

    internal static DatasetError Malformed(DataPlace where, string what) =>
        new(DatasetErrorKind.Malformed, where, what, "Download or write the file again.");
}
