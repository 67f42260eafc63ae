using System.IO.Compression;
using System.Text;
using LanguageExt;
using Nas.Effects.Data;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

public sealed class OwnDataTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-own-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("x_train", "y_train", "x_test", "y_test")]
    [InlineData("train_images", "train_labels", "test_images", "test_labels")]
    public void Npz_WithParts_IsReadAndValidationCutOff(string images, string labels, string testImages, string testLabels)
    {
        Npz("data.npz", (images, Images(12)), (labels, Labels(12)), (testImages, Images(3)), (testLabels, Labels(3)));
        var task = Right(Load("data.npz"));
        Assert.Equal(("1x1x2", "numpy arrays"), (task.Input.ToString(), task.Layout));
        Assert.Equal((10, 2, 3), (task.Train.Count, task.Validation.Count, task.Test.Count));
        Assert.Equal(task.Fingerprint, Right(Load("")).Fingerprint);
    }

    [Fact]
    public void NpyFiles_OfOneSet_AreCutInThree()
    {
        Write("images.npy", Images(12));
        Write("labels.npy", Labels(12));
        var task = Right(Load(""));
        Assert.Equal((8, 2, 2), (task.Train.Count, task.Validation.Count, task.Test.Count));
    }

    [Fact]
    public void Images_WithChannelsLast_AreTurned()
    {
        Npz(
            "data.npz",
            ("x", ArrayBytes.NpyBytes([12, 5, 2, 3], [.. Enumerable.Range(0, 360).Select(i => (byte)(i % 30 % 3 * 100 + i % 30 / 3))])),
            ("y", Labels(12))
        );
        var task = Right(Load("data.npz"));
        Assert.Equal("3x5x2", task.Input.ToString());
        var image = task
            .Train.Image(0)
            .ToArray()
            .Select((value, i) => MathF.Round(value * task.Scaling.Deviation[i / 10] + task.Scaling.Mean[i / 10]));
        Assert.Equal(Enumerable.Range(0, 30).Select(i => (float)(i / 10 * 100 + i % 10)), image);
    }

    [Fact]
    public void Npz_WithPickledObjectsOrOtherNames_IsRefused()
    {
        Npz("data.npz", ("x", ArrayBytes.Npy("|O", "(2,)", [0x80, 4])), ("y", Labels(2)));
        Assert.Contains("unpickling can run code", Left(Load("data.npz")).What, StringComparison.Ordinal);
        Npz("data.npz", ("pictures", Images(2)), ("../../evil", Images(2)));
        Assert.Contains("it has pictures, ../../evil", Left(Load("data.npz")).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Npz_ThatWouldUnpackBeyondTheLimit_IsRefused()
    {
        Npz("data.npz", ("x", ArrayBytes.NpyBytes([20_000, 1, 1], new byte[20_000])), ("y", Labels(12)));
        var error = Left(Tasks.Load(new("x") { Directory = At("data.npz"), Limits = new(10_000, 10_000) }));
        Assert.Equal(DatasetErrorKind.TooLarge, error.Kind);
    }

    [Theory]
    [InlineData("cifar-10-batches-bin", 1, 10)]
    [InlineData("cifar-100-binary", 2, 100)]
    public void Cifar_Binary_IsFoundByItsPublishedName(string folder, int labelBytes, int classes)
    {
        var files =
            labelBytes == 1
                ? Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin").Append("test_batch.bin")
                : ["train.bin", "test.bin"];
        foreach (var (number, name) in files.Index())
        {
            Write(
                $"{folder}/{name}",
                [.. Enumerable.Range(0, 6).SelectMany(i => Record(labelBytes, label: (6 * number + i) % 7, pixel: i))]
            );
        }

        Write(
            $"{folder}/{(labelBytes == 1 ? "batches.meta.txt" : "fine_label_names.txt")}",
            Encoding.ASCII.GetBytes(string.Join('\n', Enumerable.Range(0, classes).Select(i => $"name{i}")) + "\n\n")
        );
        var task = Right(Load(""));
        Assert.Equal(("3x32x32", classes, "name6", 6), (task.Input.ToString(), task.Target.Outputs, task.NameOf(6), task.Test.Count));
        Assert.Equal(labelBytes == 1 ? 30 : 6, task.Train.Count + task.Validation.Count);
        Assert.Equal([6 * (labelBytes == 1 ? 5 : 1) % 7], task.Test.Labels[..1]);
        Write($"{folder}/{files.Last()}", new byte[100]);
        Assert.Contains("not a multiple of", Left(Load("")).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Cifar_WithIndices_HasThePartsTheyName()
    {
        foreach (var (number, name) in Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin").Append("test_batch.bin").Index())
        {
            Write(name, [.. Enumerable.Range(0, 6).SelectMany(i => Record(1, label: ((6 * number) + i) % 7, pixel: i))]);
        }

        Write("valid_indices.npy", ArrayBytes.NpyBytes([3], [7, 0, 29]));
        var task = Right(Tasks.Read(new("x") { Directory = At("") }));
        Assert.Equal([0, 0, 1], task.Validation.Labels);
        Assert.Equal(27, task.Train.Count);
        Write("train_indices.npy", ArrayBytes.NpyBytes([2], [1, 2]));
        Assert.Equal([1, 2], Right(Tasks.Read(new("x") { Directory = At("") })).Train.Labels);
        Write("train_indices.npy", ArrayBytes.NpyBytes([2], [1, 7]));
        Assert.Contains("an image twice", Left(Load("")).What, StringComparison.Ordinal);
        Write("train_indices.npy", ArrayBytes.NpyBytes([2], [1, 30]));
        Assert.Contains("from 0 to 29", Left(Load("")).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cifar-10-batches-py/data_batch_1", "cifar-10-batches-py/batches.meta")]
    [InlineData("train", "meta")]
    public void Cifar_Pickles_AreAnsweredWithTheBinaryVersion(string file, string meta)
    {
        Write(file, [0x80, 4]);
        Write(meta, [0x80, 4]);
        var error = Left(Load(""));
        Assert.Equal(DatasetErrorKind.Unsupported, error.Kind);
        Assert.StartsWith("Use the binary version", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_OfFeatures_HasAChannelForEach()
    {
        Write(
            "iris.csv",
            "id,width,\"species\",length\n"
                + string.Concat(Enumerable.Range(0, 12).Select(i => $"{i},{i}.5,{(i % 2 == 0 ? "\"b, two\"" : "a")},-1e-3\n"))
        );
        var task = Right(Tasks.Load(Request("iris.csv") with { Reading = new() { Label = "species" } }));
        Assert.Equal(("2x1x1", 2, "table"), (task.Input.ToString(), task.Target.Outputs, task.Layout));
        Assert.Equal(["a", "b, two"], task.ClassNames.ToArray());
        Assert.Equal(["the column 'id', which counts rows, is ignored"], task.Remarks.ToArray());
        Assert.Equal((8, 2, 2), (task.Train.Count, task.Validation.Count, task.Test.Count));
        Assert.Equal(-1e-3f, task.Scaling.Mean[1], 1e-9f);
    }

    [Theory]
    [InlineData("label,pixel0,pixel1,pixel2,pixel3", "1x2x2")]
    [InlineData("pixel1,pixel2,pixel3,pixel4,label", "1x2x2")]
    [InlineData("label,1x1,1x2,1x3,2x1,2x2,2x3", "1x2x3")]
    [InlineData("label,pixel0,pixel2,pixel1,pixel3", "4x1x1")]
    [InlineData("Class,a,b", "2x1x1")]
    public void Table_WithPixelsForColumns_IsImages(string header, string input)
    {
        var labelAt = header.Split(',').ToList().FindIndex(name => name is "label" or "Class");
        Write(
            "t.csv",
            header
                + "\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 12)
                        .Select(i =>
                            string.Join(
                                ',',
                                header
                                    .Split(',')
                                    .Select(
                                        (_, c) =>
                                            c == labelAt
                                                ? i % 2 == 0
                                                    ? "10"
                                                    : "9"
                                                : $"{i + c}"
                                    )
                            ) + "\n"
                        )
                )
        );
        var task = Right(Load("t.csv"));
        Assert.Equal(input, task.Input.ToString());
        Assert.Equal(["9", "10"], task.ClassNames.ToArray());
    }

    [Fact]
    public void Tables_ForEachPart_ShareTheirClasses()
    {
        foreach (var (part, labels) in new[] { ("train", "b,a,b,a,b,a"), ("val", "a,a,a"), ("test", "c,c,c") })
        {
            Write($"{part}.csv", "x;class\n" + string.Concat(labels.Split(',').Select(label => $"0.5;{label}\n")));
        }

        var task = Right(Load(""));
        Assert.Equal((6, 3, 3), (task.Train.Count, task.Validation.Count, task.Test.Count));
        Assert.Equal([2, 2, 2], task.Test.Labels);
        Assert.Equal(
            ["no training row is of class c", "no validation row is of class b", "no test row is of class a, b"],
            DataWarnings.Find(task).ToArray()
        );
        Write("test.csv", "y;class\n1;a\n1;a\n");
        Assert.Contains("columns are not those of", Left(Load("")).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,label\n1,x\n\n2,\"x\ny\"\n1e99,x\n", "line 6, column 'a'")]
    [InlineData("a,label\n1,x\n-Infinity,y\n", "line 3, column 'a'")]
    [InlineData("a,label\n1,x\n2,x\n3,x\n4,x\n5,x\n6,y\n7,y\n8,y\n9,y\n1,y\n2O,y\n1,y\n", "line 12, column 'a'")]
    [InlineData("a,label\n,x\nn/a,y\n", "")]
    [InlineData("a,label\n\"1,5\",x\n", "line 2, column 'a'")]
    [InlineData("a,label\n1,x\n2,\n", "line 3, column 'label'")]
    [InlineData("a,label\n1,x\n2\n", "line 3")]
    [InlineData("a,a,label\n1,2,x\n", "line 1")]
    [InlineData("a,b\n1,2\n", "line 1")]
    [InlineData("label\nx\n", "line 1")]
    public void Table_WithAFault_NamesTheLine(string text, string field)
    {
        Write("t.csv", text);
        Assert.Equal(field, Left(Load("t.csv")).Where.Field);
    }

    [Fact]
    public void Table_WhoseLabelsAreNoClasses_IsRefused()
    {
        Write("t.csv", "a,label\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"1,{i}.25\n")));
        Assert.Contains("not a column of classes", Left(Load("t.csv")).What, StringComparison.Ordinal);
        Assert.Contains(
            "did you mean 'label'",
            Left(Tasks.Load(Request("t.csv") with { Reading = new() { Label = "lable" } })).What,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Table_OfOneEndlessLine_IsRefused()
    {
        Write("t.csv", "a,label\n" + new string('1', (1 << 24) + 1000));
        Assert.Equal(DatasetErrorKind.Malformed, Left(Load("t.csv")).Kind);
    }

    [Theory]
    [InlineData("data.parquet", "Parquet is not read")]
    [InlineData("cifar-10-binary.tar.gz", "Unpack cifar-10-binary.tar.gz first")]
    [InlineData("cat1.png", "one folder for each class")]
    public void Folder_WithSomethingElse_IsAnsweredWithTheWayOut(string file, string words)
    {
        Write(file, [1]);
        Assert.Contains(words, Left(Load("")).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Resizing_WorksOnArraysToo()
    {
        Npz("data.npz", ("x", Images(12)), ("y", Labels(12)));
        Assert.Equal(
            "1x4x3",
            Right(Tasks.Load(Request("data.npz") with { Reading = new() { Resize = new Domain.Architectures.Tensors.ImageSize(4, 3) } }))
                .Input.ToString()
        );
    }

    [Fact]
    public void Doubtful_Data_IsWarnedAbout()
    {
        Npz(
            "data.npz",
            ("x", ArrayBytes.NpyBytes([12, 2, 2], [.. Enumerable.Repeat((byte)7, 44), 1, 2, 3, 4])),
            ("y", ArrayBytes.NpyBytes([12], new byte[12]))
        );
        var task = Right(Load("data.npz"));
        Assert.Equal(
            ["all training images are of one class, so there is nothing to learn", "11 of 12 images have a single colour"],
            DataWarnings.Find(task).ToArray()
        );
        var found = Duplicates.In(task);
        Assert.Equal((8, 0), (found.Within, found.Contradicting));
        Assert.True(found is { TrainValidation: > 0, TrainTest: > 0, ValidationTest: > 0 });
    }

    [Fact]
    public void Duplicates_OfDifferentLabels_Contradict()
    {
        Npz(
            "data.npz",
            ("x_train", ArrayBytes.NpyBytes([3, 1, 2], 1, 2, 3, 4, 5, 6)),
            ("y_train", Labels(3)),
            ("x_valid", ArrayBytes.NpyBytes([2, 1, 2], 1, 2, 9, 9)),
            ("y_valid", ArrayBytes.NpyBytes([2], 1, 1)),
            ("x_test", ArrayBytes.NpyBytes([1, 1, 2], 3, 4)),
            ("y_test", ArrayBytes.NpyBytes([1], 1))
        );
        Assert.Equal(new Duplicates(0, 1, 1, 0, 1), Duplicates.In(Right(Load("data.npz"))));
    }

    private static byte[] Images(int count) => ArrayBytes.NpyBytes([count, 1, 2], [.. Enumerable.Range(0, 2 * count).Select(i => (byte)i)]);

    private static byte[] Labels(int count) => ArrayBytes.NpyBytes([count], [.. Enumerable.Range(0, count).Select(i => (byte)(i % 2))]);

    private static byte[] Record(int labelBytes, int label, int pixel) =>
        [.. labelBytes == 2 ? [(byte)19] : Array.Empty<byte>(), (byte)label, .. Enumerable.Repeat((byte)pixel, 3072)];

    private TaskRequest Request(string path) => new("own") { Directory = At(path) };

    private Either<DatasetError, TaskData> Load(string path) => Tasks.Load(Request(path));

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private void Npz(string name, params (string Name, byte[] Bytes)[] members)
    {
        File.Delete(At(name));
        using var archive = ZipFile.Open(At(name), ZipArchiveMode.Create);
        foreach (var (member, bytes) in members)
        {
            using var stream = archive.CreateEntry(member + ".npy").Open();
            stream.Write(bytes);
        }
    }

    private void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    private void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), bytes);
    }
}
