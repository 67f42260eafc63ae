namespace Nas.Effects.Data.Images;

/// <summary>What the bytes of a decoded pixel mean: one byte for grey, four for the others.</summary>
internal enum Samples
{
    /// <summary>Brightness.</summary>
    Grey,

    /// <summary>Red, green, blue, opacity.</summary>
    Colour,

    /// <summary>Red, green, blue, and a byte without meaning.</summary>
    OpaqueColour,

    /// <summary>Brightness three times, opacity.</summary>
    GreyOpacity,

    /// <summary>The upper byte of brightness three times, the lower byte.</summary>
    Grey16,

    /// <summary>Upper and lower byte of brightness, upper and lower byte of opacity.</summary>
    Grey16Opacity16,
}
