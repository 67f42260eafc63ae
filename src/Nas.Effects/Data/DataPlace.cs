namespace Nas.Effects.Data;

/// <summary>The location of a problem in the data.</summary>
/// <param name="Source">A file, folder or task.</param>
/// <param name="Field">The part of it, such as <c>shape</c>; may be empty.</param>
/// <param name="Offset">Byte offset in the decompressed file; null if unknown.</param>
public sealed record DataPlace(string Source, string Field = "", long? Offset = null)
{
    /// <summary>For example <c>train_x.npy, shape, byte 40</c>.</summary>
    public override string ToString() =>
        Source + (Field.Length > 0 ? $", {Field}" : "") + (Offset is { } offset ? FormattableString.Invariant($", byte {offset}") : "");
}
