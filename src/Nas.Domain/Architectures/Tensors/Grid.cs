namespace Nas.Domain.Architectures.Tensors;

/// <summary>Height and width of the patch grid that columns were unfolded from. <c>default</c> is <see cref="None"/>.</summary>
/// <param name="Height">Rows of patches.</param>
/// <param name="Width">Patches in a row.</param>
public readonly record struct Grid(int Height, int Width)
{
    /// <summary>No grid is remembered.</summary>
    public static Grid None => default;

    /// <summary>Number of patches; 0 for <see cref="None"/>.</summary>
    public long Positions => (long)Height * Width;
}
