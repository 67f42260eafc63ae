using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.BuiltIn;

/// <summary>The first function of Friedman (1991): ten numbers from 0 to 1, of which five count, and noise of deviation 1.</summary>
internal static class Friedman
{
    private const int Features = 10;

    public static Either<DatasetError, RawTask> Load(TaskRequest request)
    {
        var stream = RandomStream.FromSeed(request.Seed).Child("friedman");
        return MadeParts
            .SizesOf(request)
            .Map(sizes => new RawTask(
                request.Name,
                new Target.Numbers(["y"]),
                Make(sizes.Train, stream.Child("train")),
                Make(sizes.Validation, stream.Child("validation")),
                Make(sizes.Test, stream.Child("test"))
            ));
    }

    private static ImageSet Make(int count, RandomStream stream)
    {
        var (numbers, values) = (new float[count * Features], new float[count]);
        for (var i = 0; i < count; i++)
        {
            var row = numbers.AsSpan(i * Features, Features);
            stream.Child(i).FillUniform(row, 0, 1);
            values[i] = (float)Value(row);
        }

        var noise = new float[count];
        stream.Child("noise").FillNormal(noise);
        for (var i = 0; i < count; i++)
        {
            values[i] += noise[i];
        }

        return new(TensorType.Image(Features, 1, 1), numbers, new int[count])
        {
            Targets = TargetRows.Create(values, 1, TargetKind.Numbers),
        };
    }

    private static double Value(ReadOnlySpan<float> x) =>
        (10 * Math.Sin(Math.PI * x[0] * x[1])) + (20 * (x[2] - 0.5) * (x[2] - 0.5)) + (10 * x[3]) + (5 * x[4]);
}
