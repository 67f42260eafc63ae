using System.Runtime.InteropServices;
using System.Text;
using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Prepared;

/// <summary>A task in one file: its parts as numbers, as they were before standardisation. Pixels that are whole numbers from 0 to 255 take a
/// byte each.</summary>
internal static class PreparedFile
{
    private const int Chunk = 1 << 20;
    private const string Magic = "nas-search task 4";

    /// <summary>Writes a task.</summary>
    public static void Write(Stream target, RawTask task)
    {
        using var writer = new BinaryWriter(target, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Fingerprint.Compute(task).Hex);
        writer.Write(task.Name);
        writer.Write((int)task.Target.Kind);
        writer.Write(task.Target.Outputs);
        WriteTexts(writer, task.Target.OutputNames.ToSeq());
        WriteSize(writer, task.Target.MapSize);
        writer.Write(task.Border);
        writer.Write(task.Layout);
        WriteTexts(writer, task.ClassNames);
        WriteTexts(writer, task.Remarks);
        writer.Write(TableColumnText.Print(task.Columns));
        WriteTexts(writer, task.Skipped);
        foreach (var part in task.Parts)
        {
            WritePart(writer, part);
        }
    }

    /// <summary>Reads a task; none where the file is not whole or of another format.</summary>
    public static Option<RawTask> Read(Stream source)
    {
        try
        {
            using var reader = new BinaryReader(source, Encoding.UTF8, leaveOpen: true);
            if (reader.ReadString() != Magic)
            {
                return Option<RawTask>.None;
            }

            var fingerprint = reader.ReadString();
            var (name, kind) = (reader.ReadString(), (TargetKind)reader.ReadInt32());
            var (outputs, numbers) = (reader.ReadInt32(), ReadTexts(reader));
            var size = ReadSize(reader);
            var (border, layout) = (reader.ReadInt32(), reader.ReadString());
            var target = numbers.IsEmpty ? new Target.Classes(outputs) : Target.Named(kind, [.. numbers], size);
            var (names, remarks) = (ReadTexts(reader), ReadTexts(reader));
            var (columns, skipped) = (TableColumnText.Parse(reader.ReadString()).IfNone(Seq<TableColumn>.Empty), ReadTexts(reader));
            var task = new RawTask(name, target, ReadPart(reader), ReadPart(reader), ReadPart(reader))
            {
                Border = border,
                Layout = layout,
                ClassNames = names,
                Remarks = remarks,
                Columns = columns,
                Skipped = skipped,
            };
            return Fingerprint.Compute(task).Hex == fingerprint ? task : Option<RawTask>.None;
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException or OverflowException)
        {
            return Option<RawTask>.None;
        }
    }

    private static void WritePart(BinaryWriter writer, ImageSet part)
    {
        writer.Write(part.Shape.Axis1);
        writer.Write(part.Shape.Axis2);
        writer.Write(part.Shape.Axis3);
        writer.Write(part.Count);
        writer.Write(MemoryMarshal.AsBytes(part.Labels.AsSpan()));
        writer.Write(part.Targets.Map(rows => rows.Width).IfNone(0));
        writer.Write((int)part.Targets.Map(rows => rows.Kind).IfNone(TargetKind.Classes));
        WriteSize(writer, part.Targets.Bind(rows => rows.Size));
        part.Targets.IfSome(rows => WriteNumbers(writer, rows.Values));
        WriteTexts(writer, part.Files);
        var isOfBytes = Array.TrueForAll(part.Pixels, pixel => pixel is >= 0 and <= 255 && pixel == (byte)pixel);
        writer.Write(isOfBytes);
        if (!isOfBytes)
        {
            WriteNumbers(writer, part.Pixels);
            return;
        }

        foreach (var chunk in part.Pixels.Chunk(Chunk))
        {
            writer.Write(Array.ConvertAll(chunk, pixel => (byte)pixel));
        }
    }

    private static void WriteNumbers(BinaryWriter writer, float[] numbers)
    {
        foreach (var chunk in numbers.Chunk(Chunk))
        {
            writer.Write(MemoryMarshal.AsBytes<float>(chunk));
        }
    }

    private static ImageSet ReadPart(BinaryReader reader)
    {
        var shape = TensorType.Image(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var count = reader.ReadInt32();
        var labels = new int[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(labels.AsSpan()));
        var (width, kind) = (reader.ReadInt32(), (TargetKind)reader.ReadInt32());
        var size = ReadSize(reader);
        var length = size.Map(one => checked(one.Height * one.Width)).IfNone(1);
        var rows =
            width == 0
                ? Option<TargetRows>.None
                : TargetRows.Create(new float[checked(count * width * length)], width, kind) with
                {
                    Size = size,
                };
        rows.IfSome(targets => ReadNumbers(reader.BaseStream, targets.Values));
        var files = ReadTexts(reader);
        var pixels = GC.AllocateUninitializedArray<float>(checked((int)(count * shape.Elements)));
        if (!reader.ReadBoolean())
        {
            ReadNumbers(reader.BaseStream, pixels);
            return new(shape, pixels, labels) { Targets = rows, Files = files };
        }

        var bytes = new byte[1 << 20];
        for (var start = 0; start < pixels.Length; start += bytes.Length)
        {
            var chunk = bytes.AsSpan(0, Math.Min(bytes.Length, pixels.Length - start));
            reader.BaseStream.ReadExactly(chunk);
            for (var i = 0; i < chunk.Length; i++)
            {
                pixels[start + i] = chunk[i];
            }
        }

        return new(shape, pixels, labels) { Targets = rows, Files = files };
    }

    private static void ReadNumbers(Stream source, float[] pixels)
    {
        for (var start = 0; start < pixels.Length; start += Chunk)
        {
            source.ReadExactly(MemoryMarshal.AsBytes(pixels.AsSpan(start, Math.Min(Chunk, pixels.Length - start))));
        }
    }

    /// <summary>Zeros stand for none.</summary>
    private static void WriteSize(BinaryWriter writer, Option<ImageSize> size)
    {
        writer.Write(size.Map(one => one.Height).IfNone(0));
        writer.Write(size.Map(one => one.Width).IfNone(0));
    }

    private static Option<ImageSize> ReadSize(BinaryReader reader)
    {
        var (height, width) = (reader.ReadInt32(), reader.ReadInt32());
        return height > 0 && width > 0 ? new ImageSize(height, width) : Option<ImageSize>.None;
    }

    private static void WriteTexts(BinaryWriter writer, Seq<string> texts)
    {
        writer.Write(texts.Count);
        texts.Iter(writer.Write);
    }

    private static Seq<string> ReadTexts(BinaryReader reader) =>
        Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString()).ToSeq().Strict();
}
