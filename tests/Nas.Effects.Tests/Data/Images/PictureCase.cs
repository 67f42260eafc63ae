namespace Nas.Effects.Tests.Data.Images;

/// <summary>A file and the numbers of its pixels.</summary>
internal sealed record PictureCase(string Name, byte[] File, int Channels, int Height, int Width, double[] Values);
