namespace Nas.Effects.Data.BuiltIn;

/// <summary>The pieces, in the order of their planes.</summary>
internal enum ChessPiece
{
    Pawn,
    Knight,
    Bishop,
    Rook,
    Queen,
    King,
}
