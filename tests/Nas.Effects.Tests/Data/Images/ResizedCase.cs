namespace Nas.Effects.Tests.Data.Images;

/// <summary>What Pillow's BILINEAR makes of the photo at another size.</summary>
internal sealed record ResizedCase(int Height, int Width, double[] Values);
