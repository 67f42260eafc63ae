namespace Nas.Domain.Numerics.Tables;

/// <summary>Writes all values of one column, or of one row.</summary>
/// <param name="index">The index of the column or row.</param>
/// <param name="target">Where the values go.</param>
public delegate void FillValues(int index, Span<double> target);
