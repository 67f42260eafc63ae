using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.BuiltIn;

/// <summary>Images that are made by seed. Classes come in turn, so that every block of as many images holds each once; image <c>i</c> of a part
/// depends on the stream and <c>i</c> alone, so that a larger part begins with the smaller one.</summary>
internal static class MadeParts
{
    private const int MaxImages = 100_000;

    /// <summary>Makes one image of a class.</summary>
    /// <param name="label">The class.</param>
    /// <param name="cursor">Its random numbers.</param>
    /// <param name="pixels">Where it goes; zeros before.</param>
    internal delegate void Maker(int label, ref RandomCursor cursor, Span<float> pixels);

    /// <summary>The sizes of the parts that are asked for.</summary>
    public static Either<DatasetError, SplitSizes> SizesOf(TaskRequest request)
    {
        var sizes = request.Sizes.IfNone(BuiltInTask.UsualSizes);
        return new[] { sizes.Train, sizes.Validation, sizes.Test }.All(size => size is >= 1 and <= MaxImages)
            ? sizes
            : new DatasetError(
                DatasetErrorKind.Request,
                new(request.Name, "sizes"),
                $"{sizes.Train}, {sizes.Validation} and {sizes.Test} images were asked for.",
                $"Request 1 to {MaxImages} for each part."
            );
    }

    /// <summary>The images of a part.</summary>
    public static ImageSet Make(TensorType shape, int classes, int count, RandomStream stream, Maker make)
    {
        var size = checked((int)shape.Elements);
        var (pixels, labels) = (new float[checked(count * size)], new int[count]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % classes;
            var cursor = stream.Child(i).Cursor();
            make(labels[i], ref cursor, pixels.AsSpan(i * size, size));
        }

        return new(shape, pixels, labels);
    }
}
