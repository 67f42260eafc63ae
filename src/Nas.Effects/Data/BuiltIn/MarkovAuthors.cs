using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.BuiltIn;

/// <summary>After Gutenberg (Geada et al., 2021), of made-up writing: 18 letters, one a column of 1×27×18, whose row is 1; the class is the author.
/// An author is a Markov chain: after each of the 27 letters four others are usual.</summary>
internal static class MarkovAuthors
{
    private const int Authors = 6;
    private const int Letters = 27;
    private const int Length = 18;
    private const int Usual = 4;
    private const double Habit = 0.6;

    public static Either<DatasetError, RawTask> Load(TaskRequest request)
    {
        var stream = RandomStream.FromSeed(request.Seed).Child("markov-authors");
        var habits = Enumerable.Range(0, Authors).Select(author => HabitsOf(stream.Child("authors").Child(author))).ToArray();
        return MadeParts
            .SizesOf(request)
            .Map(sizes => new RawTask(
                request.Name,
                Authors,
                Make(habits, sizes.Train, stream.Child("train")),
                Make(habits, sizes.Validation, stream.Child("validation")),
                Make(habits, sizes.Test, stream.Child("test"))
            ));
    }

    /// <summary>What usually follows each letter.</summary>
    private static int[][] HabitsOf(RandomStream stream) =>
        [.. Enumerable.Range(0, Letters).Select(letter => stream.Child(letter).Cursor().NextPermutation(Letters)[..Usual])];

    private static ImageSet Make(int[][][] habits, int count, RandomStream stream) =>
        MadeParts.Make(
            TensorType.Image(1, Letters, Length),
            Authors,
            count,
            stream,
            (int author, ref RandomCursor cursor, Span<float> pixels) =>
            {
                var letter = cursor.NextInt(Letters);
                for (var place = 0; place < Length; place++)
                {
                    pixels[(letter * Length) + place] = 1;
                    letter = cursor.NextDouble() < Habit ? habits[author][letter][cursor.NextInt(Usual)] : cursor.NextInt(Letters);
                }
            }
        );
}
