namespace Nas.Effects.Engine;

/// <summary>What Adam's averages keep at each step, within [0, 1).</summary>
/// <param name="First">Of the average gradient.</param>
/// <param name="Second">Of the average squared gradient.</param>
internal sealed record AdamSettings(double First = 0.9, double Second = 0.999);
