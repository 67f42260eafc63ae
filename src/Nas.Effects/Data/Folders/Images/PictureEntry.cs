namespace Nas.Effects.Data.Folders.Images;

/// <summary>A picture file of a class.</summary>
internal sealed record PictureEntry(string Path, string Class);
