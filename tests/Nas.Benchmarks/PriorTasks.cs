using System.Text;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.BuiltIn;
using Nas.Effects.Data.Sets;

namespace Nas.Benchmarks;

/// <summary>Seven small tasks derived by seed from the built-in digits and articles, as npy files: what <c>eng/prior</c>
/// trains networks on. Parts never share a picture.</summary>
internal static class PriorTasks
{
    private const int Side = 28;

    private static readonly (string Name, int First, int Count)[] Parts =
    [
        ("train", 0, 2_000),
        ("valid", 6_000, 600),
        ("test", 8_000, 400),
    ];

    /// <summary>Writes a folder for each task.</summary>
    public static int Run(string folder)
    {
        var digits = new Pictures("mnist");
        var articles = new Pictures("fashion-mnist");
        Write(folder, "digits", digits.Any, 1);
        Write(folder, "articles", articles.Any, 1);
        Write(folder, "sums", (part, draw) => Three(digits, part, draw, all => all.Sum() is > 0 and <= 20 ? all.Sum() - 1 : -1), 3);
        Write(folder, "products", (part, draw) => Three(digits, part, draw, all => all.Aggregate((a, b) => a * b) % 10), 3);
        Write(folder, "turns", (part, draw) => Turned(articles, part, draw), 1);
        Write(folder, "mosaics", (part, draw) => Mosaic(articles, part, draw), 1);
        Write(folder, "pairs", (part, draw) => Pair(articles, part, draw), 2);
        return 0;
    }

    private static (float[] Pixels, int Label) Three(Pictures pictures, int part, Draw draw, Func<int[], int> label)
    {
        while (true)
        {
            var all = Enumerable.Range(0, 3).Select(_ => pictures.Any(part, draw)).ToArray();
            if (label([.. all.Select(one => one.Label)]) is >= 0 and var known)
            {
                return ([.. all.SelectMany(one => one.Pixels)], known);
            }
        }
    }

    /// <summary>The class is the number of quarter turns.</summary>
    private static (float[] Pixels, int Label) Turned(Pictures pictures, int part, Draw draw)
    {
        var (pixels, turns) = (pictures.Any(part, draw).Pixels, draw.Next(4));
        for (var turn = 0; turn < turns; turn++)
        {
            pixels = [.. Enumerable.Range(0, Side * Side).Select(i => pixels[(i % Side * Side) + Side - 1 - (i / Side)])];
        }

        return (pixels, turns);
    }

    /// <summary>Four articles at half their size; the class is how many different kinds there are, less one.</summary>
    private static (float[] Pixels, int Label) Mosaic(Pictures pictures, int part, Draw draw)
    {
        var kinds = draw.Next(4) + 1;
        while (true)
        {
            var all = Enumerable.Range(0, 4).Select(_ => pictures.Any(part, draw)).ToArray();
            if (all.Select(one => one.Label).Distinct().Count() == kinds)
            {
                return ([.. Enumerable.Range(0, Side * Side).Select(i => Halved(all, i / Side, i % Side))], kinds - 1);
            }
        }
    }

    private static float Halved((float[] Pixels, int Label)[] tiles, int row, int column)
    {
        var pixels = tiles[(row / (Side / 2) * 2) + (column / (Side / 2))].Pixels;
        var first = (row % (Side / 2) * 2 * Side) + (column % (Side / 2) * 2);
        return (pixels[first] + pixels[first + 1] + pixels[first + Side] + pixels[first + Side + 1]) / 4;
    }

    /// <summary>Two articles; the class is whether they are of one kind.</summary>
    private static (float[] Pixels, int Label) Pair(Pictures pictures, int part, Draw draw)
    {
        var label = draw.Next(2);
        while (true)
        {
            var (first, second) = (pictures.Any(part, draw), pictures.Any(part, draw));
            if (first.Label == second.Label == (label == 1))
            {
                return ([.. first.Pixels, .. second.Pixels], label);
            }
        }
    }

    private static void Write(string folder, string task, Func<int, Draw, (float[] Pixels, int Label)> example, int channels)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, task)).FullName;
        for (var part = 0; part < Parts.Length; part++)
        {
            var stream = RandomStream.FromSeed(new Seed(0)).Child(task).Child(Parts[part].Name);
            var all = Enumerable.Range(0, Parts[part].Count).Select(i => example(part, new Draw(stream.Child(i)))).ToArray();
            WriteArray(
                Path.Combine(place, $"{Parts[part].Name}_x.npy"),
                $"({all.Length}, {channels}, {Side}, {Side})",
                all.SelectMany(one => one.Pixels)
            );
            WriteArray(Path.Combine(place, $"{Parts[part].Name}_y.npy"), $"({all.Length},)", all.Select(one => (float)one.Label));
        }
    }

    private static void WriteArray(string file, string shape, IEnumerable<float> values)
    {
        using var writer = new BinaryWriter(File.Create(file), Encoding.Latin1);
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        writer.Write((byte)0x93);
        writer.Write("NUMPY\u0001\0"u8);
        writer.Write((ushort)header.Length);
        writer.Write(Encoding.Latin1.GetBytes(header));
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }

    /// <summary>Numbers of a stream in order, shared by all who draw.</summary>
    private sealed class Draw(RandomStream stream)
    {
        private RandomCursor _cursor = stream.Cursor();

        public int Next(int exclusiveUpper) => _cursor.NextInt(exclusiveUpper);
    }

    /// <summary>The 10 000 pictures of a family, cut into the parts.</summary>
    private sealed class Pictures(string family)
    {
        private readonly ImageSet _all = BuiltInFile.TestSet(family).IfLeft(error => throw new InvalidOperationException(error.What));

        public (float[] Pixels, int Label) Any(int part, Draw draw)
        {
            var end = part + 1 < Parts.Length ? Parts[part + 1].First : _all.Count;
            var place = Parts[part].First + draw.Next(end - Parts[part].First);
            return (_all.Image(place).ToArray(), _all.Labels[place]);
        }
    }
}
