using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>How the images of one batch are mixed with others: as weighted sums (mix-up; Zhang et al., 2018), or with a rectangle of the
/// other one (cut-mix; Yun et al., 2019).</summary>
internal abstract record BatchMixing
{
    private BatchMixing() { }

    /// <summary>Draws the mixing of a batch; null where images stay as they are.</summary>
    /// <param name="changes">What to change.</param>
    /// <param name="epoch">The epoch's stream for changes.</param>
    /// <param name="batch">Number of the batch in the epoch.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    public static BatchMixing? Draw(Augmentation changes, RandomStream epoch, int batch, int height, int width)
    {
        if (changes.CutMix > 0 && (changes.MixUp <= 0 || epoch.Child("cut-mix-or-up").Child(batch).Cursor().NextInt(2) == 0))
        {
            return ImagePart.Draw(changes.CutMix, epoch.Child("cut-mix").Child(batch), height, width);
        }

        return changes.MixUp > 0 ? ImageSum.Draw(changes.MixUp, epoch.Child("mix-up").Child(batch)) : null;
    }

    /// <summary>The images' own share in the labels, in [0.5, 1].</summary>
    public abstract double Share { get; }

    /// <summary>Whether every pixel is of one of the two images.</summary>
    public bool IsByPlace => this is ImagePart;

    /// <summary>The mixed images.</summary>
    public abstract Tensor Apply(Tensor images, Tensor others);

    /// <summary>The larger one of two shares drawn from the Beta distribution with equal parameters, by Jöhnk's method (1964).</summary>
    private static double LargerShare(double alpha, ref RandomCursor cursor)
    {
        while (true)
        {
            var (a, b) = (Math.Pow(cursor.NextDouble(), 1 / alpha), Math.Pow(cursor.NextDouble(), 1 / alpha));
            if (a + b is > 0 and <= 1)
            {
                return Math.Max(a / (a + b), 1 - a / (a + b));
            }
        }
    }

    private sealed record ImageSum(double Larger) : BatchMixing
    {
        public override double Share => Larger;

        public static ImageSum Draw(double alpha, RandomStream stream)
        {
            var cursor = stream.Cursor();
            return new(LargerShare(alpha, ref cursor));
        }

        public override Tensor Apply(Tensor images, Tensor others) => images.Mul(Larger).Add(others, 1 - Larger);
    }

    private sealed record ImagePart(int Row, int Column, int Height, int Width, double Area) : BatchMixing
    {
        public override double Share => 1 - Area;

        /// <summary>A rectangle within the image, of its form. The share follows from its pixels; sequences have one row.</summary>
        public static ImagePart Draw(double alpha, RandomStream stream, int height, int width)
        {
            var cursor = stream.Cursor();
            var area = 1 - LargerShare(alpha, ref cursor);
            var side = height > 1 ? Math.Sqrt(area) : area;
            var (rows, columns) = (height > 1 ? (int)(side * height) : 1, (int)(side * width));
            return new(
                cursor.NextInt(height - rows + 1),
                cursor.NextInt(width - columns + 1),
                rows,
                columns,
                (double)rows * columns / (height * width)
            );
        }

        public override Tensor Apply(Tensor images, Tensor others)
        {
            var mixed = images.clone();
            mixed.narrow(2, Row, Height).narrow(3, Column, Width).copy_(others.narrow(2, Row, Height).narrow(3, Column, Width));
            return mixed;
        }
    }
}
