using System.Buffers;
using System.Text;
using System.Text.Unicode;
using LanguageExt;
using Nas.Effects.Files;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Csv;

/// <summary>The encoding of a text file: what its mark says; UTF-8 without one; otherwise Windows-1252, which gives every byte a letter of
/// its own, so that two different words stay different.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Encoding">How bytes become letters.</param>
/// <param name="MarkLength">Bytes of the mark.</param>
/// <param name="Why">The first place that is no UTF-8, if this is the reason.</param>
internal sealed record TextEncoding(string Name, Encoding Encoding, int MarkLength, Option<TextPlace> Why)
{
    private const int BlockSize = 1 << 16;

    // The bytes without a letter in Windows-1252.
    private static readonly SearchValues<byte> Unassigned = SearchValues.Create([0, 0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    private static readonly (byte[] Mark, string Name, Encoding Encoding)[] Marked =
    [
        ([0xEF, 0xBB, 0xBF], "UTF-8", new UTF8Encoding(false, throwOnInvalidBytes: true)),
        ([0xFF, 0xFE, 0, 0], "UTF-32", new UTF32Encoding(bigEndian: false, false, throwOnInvalidCharacters: true)),
        ([0, 0, 0xFE, 0xFF], "UTF-32", new UTF32Encoding(bigEndian: true, false, throwOnInvalidCharacters: true)),
        ([0xFF, 0xFE], "UTF-16", new UnicodeEncoding(bigEndian: false, false, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], "UTF-16", new UnicodeEncoding(bigEndian: true, false, throwOnInvalidBytes: true)),
    ];

    /// <summary>The encoding of a file, or the place that no encoding explains. A name that ends in <c>.gz</c> is unpacked.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Either<TextPlace, TextEncoding> Find(string path)
    {
        using var file = Bytes(path);
        Span<byte> start = stackalloc byte[4];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        foreach (var (mark, name, encoding) in Marked)
        {
            if (start[..length].StartsWith(mark))
            {
                return new TextEncoding(name, encoding, mark.Length, None);
            }
        }

        using var again = Bytes(path);
        return Unmarked(again);
    }

    /// <summary>The text as UTF-8 without a mark. Bytes that the encoding does not know end it with an exception.</summary>
    public Stream Open(string path)
    {
        var file = Bytes(path);
        file.ReadExactly(new byte[MarkLength]);
        return Name == "UTF-8" ? file : Encoding.CreateTranscodingStream(file, Encoding, new UTF8Encoding(false));
    }

    /// <summary>What the user should know, as a clause.</summary>
    public Seq<string> Remark(string path) =>
        Why.Map(place => $"{path} is not UTF-8 ({place}) and was read as {Name}; save it as UTF-8 if names look wrong").ToSeq();

    private static Stream Bytes(string path)
    {
        var file = RegularFile.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? CsvTables.Unpacked(file) : file;
    }

    private static Either<TextPlace, TextEncoding> Unmarked(Stream text)
    {
        var (bytes, letters) = (new byte[BlockSize], new char[BlockSize]);
        var (place, notUtf8, filled) = (new TextPlace(1, 1), Option<TextPlace>.None, 0);
        while (true)
        {
            var got = text.ReadAtLeast(bytes.AsSpan(filled), BlockSize - filled, throwOnEndOfStream: false);
            filled += got;
            if (filled == 0)
            {
                return notUtf8.Match(
                    why => new TextEncoding("Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!, 0, why),
                    () => new TextEncoding("UTF-8", Encoding.UTF8, 0, None)
                );
            }

            var block = bytes.AsSpan(0, filled);
            var ended = got == 0 || filled < BlockSize;
            var status = notUtf8.IsSome ? OperationStatus.InvalidData : OperationStatus.Done;
            var (read, written) = (0, 0);
            if (notUtf8.IsNone)
            {
                status = Utf8.ToUtf16(block, letters, out read, out written, replaceInvalidSequences: false, isFinalBlock: ended);
            }

            if (status == OperationStatus.InvalidData)
            {
                notUtf8 = notUtf8 || place.After(letters.AsSpan(0, written));
                (read, written) = (filled, Encoding.Latin1.GetChars(block, letters));
            }

            var forbidden = notUtf8.IsSome ? block[..read].IndexOfAny(Unassigned) : block[..read].IndexOf((byte)0);
            if (forbidden >= 0)
            {
                return place.After(letters.AsSpan(0, LettersBefore(block[..forbidden], notUtf8.IsSome)));
            }

            place = place.After(letters.AsSpan(0, written));
            block[read..].CopyTo(bytes);
            filled -= read;
        }
    }

    private static int LettersBefore(ReadOnlySpan<byte> bytes, bool single) => single ? bytes.Length : Encoding.UTF8.GetCharCount(bytes);
}
