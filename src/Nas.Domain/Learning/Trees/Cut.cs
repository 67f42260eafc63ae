namespace Nas.Domain.Learning.Trees;

/// <summary>A way to divide the rows of a node in two.</summary>
/// <param name="Column">The column asked; negative when there is no cut.</param>
/// <param name="Code">The largest code that goes left.</param>
/// <param name="Threshold">The largest value that goes left.</param>
/// <param name="MissingLeft">Whether missing values go left.</param>
/// <param name="Gain">The sum over both sides of (sum of targets)² / rows: the larger, the smaller the squared error.</param>
internal readonly record struct Cut(int Column, int Code, double Threshold, bool MissingLeft, double Gain)
{
    public static Cut None => new(-1, 0, 0, false, double.NegativeInfinity);

    public bool GoesLeft(byte code) => code == ColumnBins.Missing ? MissingLeft : code <= Code;
}
