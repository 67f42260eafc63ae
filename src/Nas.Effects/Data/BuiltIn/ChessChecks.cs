using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.BuiltIn;

/// <summary>After Chesseract (Geada et al., 2021), of made-up positions: 12×8×8, a plane for each piece of each colour; the class is whose king
/// is in check: nobody's, white's or black's. As in the published set a border of five is put around boards.</summary>
internal static class ChessChecks
{
    private const int Classes = 3;
    private const int Border = 5;

    // A third of the positions are of a class, so that this many in a row of others do not happen.
    private const int MaxPositions = 1_000;

    // Pawns, knights, bishops, rooks and queens of a side, at most.
    private static readonly int[] Most = [8, 2, 2, 2, 1];

    public static Either<DatasetError, RawTask> Load(TaskRequest request)
    {
        var stream = RandomStream.FromSeed(request.Seed).Child("chess-checks");
        return MadeParts
            .SizesOf(request)
            .Map(sizes => new RawTask(
                request.Name,
                Classes,
                Make(sizes.Train, stream.Child("train")),
                Make(sizes.Validation, stream.Child("validation")),
                Make(sizes.Test, stream.Child("test"))
            )
            {
                Border = Border,
                ClassNames = Prelude.Seq("nobody", "white", "black").Strict(),
            });
    }

    private static ImageSet Make(int count, RandomStream stream) =>
        MadeParts.Make(
            TensorType.Image(12, ChessBoard.Side, ChessBoard.Side),
            Classes,
            count,
            stream,
            (int label, ref RandomCursor cursor, Span<float> pixels) =>
            {
                var board = Drawn(label, ref cursor);
                for (var square = 0; square < ChessBoard.Squares; square++)
                {
                    if (board.PlaneAt(square) is var plane and >= 0)
                    {
                        pixels[(plane * ChessBoard.Squares) + square] = 1;
                    }
                }
            }
        );

    private static ChessBoard Drawn(int label, ref RandomCursor cursor)
    {
        for (var position = 0; position < MaxPositions; position++)
        {
            var (board, kings) = Drawn(ref cursor);
            var (white, black) = (board.IsAttacked(kings[0], 1), board.IsAttacked(kings[1], 0));
            if ((white, black) == (label == 1, label == 2))
            {
                return board;
            }
        }

        throw new InvalidOperationException($"No position of class {label} was drawn.");
    }

    private static (ChessBoard Board, int[] Kings) Drawn(ref RandomCursor cursor)
    {
        var (board, kings, squares, next) = (new ChessBoard(), new int[2], cursor.NextPermutation(ChessBoard.Squares), 0);
        for (var color = 0; color < 2; color++)
        {
            kings[color] = squares[next++];
            board.Put(ChessPiece.King, color, kings[color]);
            for (var piece = 0; piece < Most.Length; piece++)
            {
                for (var left = cursor.NextInt(Most[piece] + 1); left > 0; left--)
                {
                    board.Put((ChessPiece)piece, color, squares[next++]);
                }
            }
        }

        return (board, kings);
    }
}
