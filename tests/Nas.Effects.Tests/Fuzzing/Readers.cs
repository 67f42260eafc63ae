using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Text;
using Nas.Effects.Data;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Csv;
using Nas.Effects.Data.Folders.Arrays;
using Nas.Effects.Data.Images;
using Nas.Effects.Files;
using Nas.Effects.Runs.Archives;
using Nas.Effects.Runs.Codecs;
using Nas.Effects.Tests.Data;
using Nas.Effects.Tests.Data.Images;
using Nas.Effects.Training.Execution;
using Nas.Effects.Training.Models;
using Nas.Effects.Workers;
using Nas.Tests.Fuzzing;

namespace Nas.Effects.Tests.Fuzzing;

/// <summary>Every reader of what comes from outside, with valid inputs to damage.</summary>
internal static class Readers
{
    private static readonly TensorType Input = TensorType.Parse("3x32x32").IfLeft(error => throw new InvalidOperationException(error));
    private static readonly string Scratch = Directory.CreateTempSubdirectory("nas-fuzz-").FullName;

    public static FuzzedReader[] All { get; } =
    [
        Text("grammar", 3_000, Grammars(), Grammar),
        Text(
            "derivation",
            3_000,
            [.. BuiltInSeeds.Names.SelectMany(name => BuiltInSeeds.Text(name).AsEnumerable()), .. Samples()],
            Derivation
        ),
        Text("formula", 2_000, [.. BuiltInFormulas.All.Select(formula => FormulaText.Print(formula.Formula))], Formula),
        Text(
            "recipe",
            1_500,
            Approved("strategies").Split("---\n"),
            text => Staged(YamlText.Parse(text).IsSuccess, RecipeText.Parse(text).IsSuccess)
        ),
        Text("event", 2_500, Lines("events"), Event),
        Text("worker-line", 1_500, Lines("worker-lines"), text => Staged(JsonText.Parse(text).IsSuccess, WorkerLine.Parse(text).IsSuccess)),
        Text("archive", 500, [string.Join('\n', File.ReadAllLines(PathTo("Cases", "archives", "fashion-mnist.csv"))[..3])], Archive),
        Text("table", 1_500, ["a,b,class\n1,2.5,x\n3,-1e3,\"y, z\"\n", "id,label\n1,\"a \"\"b\"\"\"\n2,c\n"], Table),
        Text("size", 500, ["28x28", "28", "128x64"], text => Staged(text.Any(char.IsAsciiDigit), ImageSize.Parse(text).IsRight)),
        Text("input", 500, ["3x32x32", "1x28x28", "64x16"], text => Staged(text.Any(char.IsAsciiDigit), TensorType.Parse(text).IsRight)),
        new("npy", 1_000, Npy, bytes => Staged(bytes is [0x93, ..], Reading.Read(bytes).IsRight)),
        new(
            "idx",
            1_000,
            random => Damage.OfBytes(random, ArrayBytes.Idx([2, 2, 2], new byte[8]), 2),
            bytes => Staged(bytes is [0, 0, ..], Reading.Read(bytes).IsRight)
        ),
        new("npz", 300, Npz, Archived),
        new("picture", 1_000, Picture, Pictured),
        new(
            "safetensors",
            1_000,
            Weights,
            bytes => Staged(bytes.Length > 8 && SafeTensors.ReadTexts(bytes).IsRight, SafeTensors.Read(bytes).IsRight)
        ),
    ];

    public static string PathTo(params string[] parts) => Path.Combine([Path.GetDirectoryName(Here())!, "..", "..", .. parts]);

    private static FuzzedReader Text(string name, int count, string[] examples, Func<string, Depth> read) =>
        new(name, count, random => Damage.Bytes(Damage.OfText(random, examples)), bytes => read(Encoding.UTF8.GetString(bytes)));

    private static Depth Staged(bool begun, bool whole) =>
        whole ? Depth.Whole
        : begun ? Depth.Begun
        : Depth.Refused;

    /// <summary>Of a text without stages the first third counts as the first check.</summary>
    private static Depth Staged(string text, Either<Seq<Diagnostic>, Unit> read) =>
        read.Match(_ => Depth.Whole, errors => Offset(text, errors[0].At) > text.Length / 3 ? Depth.Begun : Depth.Refused);

    private static int Offset(string text, TextPosition at) => text.Split('\n').Take(at.Line - 1).Sum(line => line.Length + 1) + at.Column;

    /// <summary>A grammar that is read gives derivations, too, or none, soon.</summary>
    private static Depth Grammar(string text)
    {
        var read = GrammarText.Parse(text);
        read.IfRight(grammar => Derive.Sample(grammar, Input, RandomStream.FromSeed(new Seed(1))));
        return Staged(text, read.Map(_ => Unit.Default));
    }

    private static Depth Derivation(string text) => Staged(text, ArchitectureText.Parse(text, Input).Map(_ => Unit.Default));

    private static Depth Formula(string text) =>
        Staged(text, FormulaText.Parse(text).Map(_ => Unit.Default).MapLeft(error => Prelude.Seq1(error)));

    private static Depth Event(string row)
    {
        var kind = row.Split(' ')[0];
        var payload = row[Math.Min(row.Length, kind.Length + 1)..];
        return Staged(JsonText.Parse(payload).IsSuccess, EventText.Read(kind, payload).IsSuccess);
    }

    private static Depth Archive(string text) =>
        Staged(CsvTables.Read("a.csv", Stream(text)).IsRight, ArchiveReader.ReadText("a.csv", text).IsRight);

    private static Depth Table(string text) =>
        Staged(text.Contains(',', StringComparison.Ordinal), CsvTables.Read("t.csv", Stream(text)).IsRight);

    private static byte[] Npy(Random random)
    {
        var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }\n";
        return random.Next(2) == 0
            ? ArrayBytes.Npy(Damage.OfText(random, [header]), new byte[24])
            : Damage.OfBytes(random, ArrayBytes.Npy(header, new byte[24]), 6);
    }

    /// <summary>A whole archive with a damaged member, or a damaged archive.</summary>
    private static byte[] Npz(Random random)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "x_train.npy", "y_train.npy" })
            {
                using var entry = zip.CreateEntry(name, (CompressionLevel)random.Next(3)).Open();
                entry.Write(Npy(random));
            }
        }

        return random.Next(3) == 0 ? Damage.OfBytes(random, archive.ToArray(), 4) : archive.ToArray();
    }

    private static Depth Archived(byte[] bytes)
    {
        var path = Path.Combine(Scratch, "fuzz.npz");
        File.WriteAllBytes(path, bytes);
        var arrays = NamedArrays.InArchive(path, Reading.Small);
        return Staged(
            arrays.IsRight,
            arrays.Map(found => found.Names.Count > 0 && found.Names.All(name => found.Read(name).IsRight)).IfLeft(false)
        );
    }

    private static byte[] Picture(Random random)
    {
        var cases = ImageCases.All.Cases;
        var file = cases[random.Next(cases.Length)].File;
        return Damage.OfBytes(random, file, Math.Min(8, file.Length / 2));
    }

    private static Depth Pictured(byte[] bytes) =>
        ImageDecoder
            .Decode("file", bytes, ImageCases.Request(ImageLimits.OfPixels(1 << 20), null))
            .Match(_ => Depth.Whole, error => error.What.Contains("format", StringComparison.Ordinal) ? Depth.Refused : Depth.Begun);

    private static byte[] Weights(Random random)
    {
        const string Header =
            """{"__metadata__":{"task":"a"},"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"F32","shape":[1],"data_offsets":[24,28]}}""";
        var text = Encoding.UTF8.GetBytes(random.Next(3) == 0 ? Header : Damage.OfText(random, [Header]));
        byte[] file = [.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[28]];
        return random.Next(3) == 0 ? Damage.OfBytes(random, file, 2) : file;
    }

    private static string[] Grammars() => [.. BuiltInGrammars.Names.SelectMany(name => BuiltInGrammars.Text(name).AsEnumerable())];

    private static IEnumerable<string> Samples() =>
        from name in BuiltInGrammars.Names
        from seed in Enumerable.Range(1, 5)
        from grammar in BuiltInGrammars.Load(name).ToSeq()
        from tree in Derive.Sample(grammar, Input, RandomStream.FromSeed(new Seed(seed))).AsEnumerable()
        let text = ArchitectureText.Print(tree)
        where text.Length < 4_000
        select text;

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string[] Lines(string name) => Approved(name).TrimEnd().Split('\n');

    private static string Approved(string name) => File.ReadAllText(PathTo("Expectations", "Journals", $"{name}.verified.txt"));

    private static string Here([CallerFilePath] string here = "") => here;
}
