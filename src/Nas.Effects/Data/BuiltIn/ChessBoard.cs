namespace Nas.Effects.Data.BuiltIn;

/// <summary>A chess position, as far as attacks go. Squares are numbered row by row from 0; white's pawns move towards smaller rows.</summary>
internal sealed class ChessBoard
{
    public const int Side = 8;
    public const int Squares = Side * Side;

    private const sbyte Empty = -1;

    private static readonly (int Row, int Column)[] Straight = [(1, 0), (-1, 0), (0, 1), (0, -1)];
    private static readonly (int Row, int Column)[] Diagonal = [(1, 1), (1, -1), (-1, 1), (-1, -1)];
    private static readonly (int Row, int Column)[] Jumps = [(1, 2), (1, -2), (-1, 2), (-1, -2), (2, 1), (2, -1), (-2, 1), (-2, -1)];

    private readonly sbyte[] _squares = new sbyte[Squares];

    public ChessBoard() => Array.Fill(_squares, Empty);

    /// <summary>Whether nothing stands on a square.</summary>
    public bool IsFree(int square) => _squares[square] == Empty;

    /// <summary>Puts a piece on a square.</summary>
    public void Put(ChessPiece piece, int color, int square) => _squares[square] = (sbyte)((6 * color) + (int)piece);

    /// <summary>The plane of the piece on a square, 6 for each colour in the order of <see cref="ChessPiece"/>; negative on a free one.</summary>
    public int PlaneAt(int square) => _squares[square];

    /// <summary>Whether a piece of a colour attacks a square.</summary>
    public bool IsAttacked(int square, int color) =>
        Slides(square, color, Straight, ChessPiece.Rook)
        || Slides(square, color, Diagonal, ChessPiece.Bishop)
        || Jumps.Any(step => Holds(Beside(square, step), ChessPiece.Knight, color))
        || Straight.Concat(Diagonal).Any(step => Holds(Beside(square, step), ChessPiece.King, color))
        || Diagonal.Where(step => step.Row == (color == 0 ? 1 : -1)).Any(step => Holds(Beside(square, step), ChessPiece.Pawn, color));

    private bool Slides(int square, int color, (int Row, int Column)[] steps, ChessPiece slider) =>
        steps.Any(step =>
        {
            var at = Beside(square, step);
            while (at >= 0 && IsFree(at))
            {
                at = Beside(at, step);
            }

            return Holds(at, slider, color) || Holds(at, ChessPiece.Queen, color);
        });

    private bool Holds(int square, ChessPiece piece, int color) => square >= 0 && _squares[square] == (6 * color) + (int)piece;

    /// <summary>The square a step away; −1 beyond the edge.</summary>
    private static int Beside(int square, (int Row, int Column) step)
    {
        var (row, column) = ((square / Side) + step.Row, (square % Side) + step.Column);
        return row is >= 0 and < Side && column is >= 0 and < Side ? (row * Side) + column : -1;
    }
}
