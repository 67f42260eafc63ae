using LanguageExt;
using Nas.Effects.Data.Images;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>Decoded pictures, all of one size.</summary>
/// <param name="Pictures">Those that can be read, in the order of their files.</param>
/// <param name="Skipped">Those that cannot be read and may be left out.</param>
internal sealed record LoadedPictures(RasterImage[] Pictures, Seq<ImageEntry> Skipped);
