using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.BuiltIn;

/// <summary>Discs and bars of equal brightness in noise, all bright or all dark in an image. The mask is the discs, so that no pixel tells by
/// itself whether it is in the mask.</summary>
internal static class HiddenShapes
{
    private const int Side = 32;
    private const int Discs = 2;
    private const int Bars = 4;
    private const int Thickness = 2;
    private const float Brightness = 1.5f;
    private const float Noise = 0.5f;

    public static Either<DatasetError, RawTask> Load(TaskRequest request)
    {
        var stream = RandomStream.FromSeed(request.Seed).Child("hidden-shapes");
        return MadeParts
            .SizesOf(request)
            .Map(sizes => new RawTask(
                request.Name,
                new Target.Masks(["disc"], new(Side, Side)),
                Make(sizes.Train, stream.Child("train")),
                Make(sizes.Validation, stream.Child("validation")),
                Make(sizes.Test, stream.Child("test"))
            ));
    }

    private static ImageSet Make(int count, RandomStream stream)
    {
        // The first channel becomes the image, the second the mask.
        var made = MadeParts.Make(TensorType.Image(2, Side, Side), 1, count, stream, Draw);
        var (pixels, masks, noise) = (new float[count * Side * Side], new float[count * Side * Side], new float[count * Side * Side]);
        stream.Child("noise").FillNormal(noise);
        for (var i = 0; i < pixels.Length; i++)
        {
            var place = (2 * (i - (i % (Side * Side)))) + (i % (Side * Side));
            (pixels[i], masks[i]) = (made.Pixels[place] + (Noise * noise[i]), made.Pixels[place + (Side * Side)]);
        }

        return new(TensorType.Image(1, Side, Side), pixels, new int[count])
        {
            Targets = TargetRows.Create(masks, 1, TargetKind.Masks) with { Size = new ImageSize(Side, Side) },
        };
    }

    private static void Draw(int label, ref RandomCursor cursor, Span<float> places)
    {
        var image = places[..(Side * Side)];
        var mask = places[(Side * Side)..];
        var brightness = cursor.NextInt(2) == 0 ? Brightness : -Brightness;
        for (var bar = 0; bar < Bars; bar++)
        {
            var (length, isUpright) = (8 + cursor.NextInt(13), cursor.NextInt(2) == 0);
            var (height, width) = isUpright ? (length, Thickness) : (Thickness, length);
            var (top, left) = (cursor.NextInt(Side - height + 1), cursor.NextInt(Side - width + 1));
            for (var row = top; row < top + height; row++)
            {
                image.Slice((row * Side) + left, width).Fill(brightness);
            }
        }

        for (var disc = 0; disc < Discs; disc++)
        {
            var radius = 3 + cursor.NextInt(3);
            var (middle, centre) = (radius + cursor.NextInt(Side - (2 * radius)), radius + cursor.NextInt(Side - (2 * radius)));
            for (var i = 0; i < image.Length; i++)
            {
                var (down, right) = ((i / Side) - middle, (i % Side) - centre);
                if ((down * down) + (right * right) <= radius * radius)
                {
                    (image[i], mask[i]) = (brightness, 1);
                }
            }
        }
    }
}
