using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.BuiltIn;

/// <summary>Sequences of noise with a short wave at some place: slow, quick, or of rising or falling pitch. Its sign is drawn, so that every
/// place has the mean 0 in every class, and no linear map tells them apart.</summary>
internal static class HiddenWaves
{
    private const int Kinds = 4;
    private const int Length = 96;
    private const int Wave = 24;
    private const double Height = 1.5;
    private const float Noise = 0.4f;

    public static Either<DatasetError, RawTask> Load(TaskRequest request)
    {
        var stream = RandomStream.FromSeed(request.Seed).Child("hidden-waves");
        return MadeParts
            .SizesOf(request)
            .Map(sizes => new RawTask(
                request.Name,
                Kinds,
                Make(sizes.Train, stream.Child("train")),
                Make(sizes.Validation, stream.Child("validation")),
                Make(sizes.Test, stream.Child("test"))
            )
            {
                ClassNames = Prelude.Seq("slow", "quick", "rising", "falling"),
            });
    }

    private static ImageSet Make(int count, RandomStream stream)
    {
        var made = MadeParts.Make(
            TensorType.Image(1, 1, Length),
            Kinds,
            count,
            stream,
            (int kind, ref RandomCursor cursor, Span<float> places) =>
            {
                var (start, sign) = (cursor.NextInt(Length - Wave + 1), cursor.NextInt(2) == 0 ? Height : -Height);
                for (var i = 0; i < Wave; i++)
                {
                    places[start + i] = (float)(sign * ValueAt((i + 0.5) / Wave, kind));
                }
            }
        );
        var noise = new float[made.Pixels.Length];
        stream.Child("noise").FillNormal(noise);
        for (var i = 0; i < noise.Length; i++)
        {
            made.Pixels[i] += Noise * noise[i];
        }

        return made;
    }

    /// <summary>A wave that swells and fades.</summary>
    private static double ValueAt(double time, int kind) =>
        Math.Pow(Math.Sin(Math.PI * time), 2) * Math.Sin(2 * Math.PI * Periods(time, kind));

    /// <summary>How many periods are over.</summary>
    private static double Periods(double time, int kind) =>
        kind switch
        {
            0 => 2 * time,
            1 => 6 * time,
            2 => (1.5 * time) + (2.5 * time * time),
            _ => 4 - Periods(1 - time, 2),
        };
}
