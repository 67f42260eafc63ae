namespace Nas.Effects.Data.Arrays;

/// <summary>A file's description of the array that follows.</summary>
/// <param name="Format">The format of one number.</param>
/// <param name="Shape">Lengths as claimed: not yet checked against anything.</param>
/// <param name="ColumnMajor">Whether the first axis runs fastest (Fortran order).</param>
/// <param name="Length">Bytes before the first number.</param>
internal sealed record ArrayHeader(NumberFormat Format, long[] Shape, bool ColumnMajor, long Length);
