namespace Nas.Domain.Architectures.Operations;

/// <summary>How patches lie along one axis of an image.</summary>
/// <param name="Kernel">Length of a patch.</param>
/// <param name="Stride">Step between patches.</param>
/// <param name="Padding">Zeros at both ends.</param>
public readonly record struct PatchSide(int Kernel, int Stride, int Padding)
{
    /// <summary>Every place by itself.</summary>
    public static PatchSide Point => new(1, 1, 0);

    /// <summary>Whether a patch is one place, at any step.</summary>
    public bool IsPoint => this is { Kernel: 1, Padding: 0 };

    /// <summary>Patches along an axis: ⌊(size + 2·padding − kernel) / stride⌋ + 1; less than 1 where none has room.</summary>
    public long Count(int size) => size + 2L * Padding < Kernel ? 0 : (size + 2L * Padding - Kernel) / Stride + 1;

    /// <summary>Kernel, stride and padding, joined by commas.</summary>
    public override string ToString() => $"{Kernel},{Stride},{Padding}";
}
