namespace Nas.Effects.Data.Folders.Images;

/// <summary>A picture file of a class.</summary>
internal sealed record ImageEntry(string Path, string Class);
