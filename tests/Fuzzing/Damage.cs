using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Nas.Tests.Fuzzing;

/// <summary>Damages valid inputs where their structure is: texts word by word, bytes number by number.</summary>
internal static partial class Damage
{
    private static readonly string[] Words =
    [
        "null",
        "true",
        "NaN",
        "Infinity",
        "-1",
        "0",
        "-0",
        "1e999",
        "1e-999",
        "0.1",
        "2147483648",
        "9223372036854775808",
        "99999999999999999999999",
        "",
        " ",
        "\"",
        "'",
        "\\ud800",
        "\\u0000",
        "\0",
        "\n",
        "\r\n",
        "\t",
        "é漢🙂",
        "\u202e",
        "!!",
        "&a",
        "*a",
        "---\n",
        "[]",
        "{}",
        "()",
        "../..",
    ];

    private static readonly string[] Marks = ["(", ")", "[", "]", "{", "}", ",", ":", "=", "|", "*", "-", ";", "#"];

    /// <summary>A text with one to three words removed, repeated, exchanged or replaced, by words of another text too.</summary>
    public static string OfText(Random random, string[] examples)
    {
        var words = Split(examples[random.Next(examples.Length)]);
        var others = Split(examples[random.Next(examples.Length)]);
        for (var edits = random.Next(1, 4); edits > 0 && words.Count > 0; edits--)
        {
            var (at, other) = (random.Next(words.Count), random.Next(words.Count));
            switch (random.Next(14))
            {
                case 0:
                    words.RemoveRange(at, Math.Min(words.Count - at, random.Next(1, 4)));
                    break;
                case 1:
                    words.InsertRange(at, words.GetRange(other, Math.Min(words.Count - other, random.Next(1, 6))));
                    break;
                case 2:
                    (words[at], words[other]) = (words[other], words[at]);
                    break;
                case 3:
                    words.Insert(at, Marks[random.Next(Marks.Length)]);
                    break;
                case 4:
                    words[at] = Words[random.Next(Words.Length)];
                    break;
                case 5 or 6 or 7 when words.FindIndex(at, word => word.Length > 0 && char.IsAsciiDigit(word[0])) is >= 0 and var number:
                    words[number] = Words[random.Next(4, 13)];
                    break;
                case 8 when others.Count > 0:
                    words[at] = others[random.Next(others.Count)];
                    break;
                default:
                    // What is neither structure nor number, such as a name.
                    var name = words.FindIndex(at, word => word.Length > 0 && char.IsLetter(word[0]));
                    words[name < 0 ? at : name] = name < 0 ? " " : words[name][..random.Next(1, words[name].Length + 1)];
                    break;
            }
        }

        return string.Concat(words);
    }

    /// <summary>Bytes of which some after a beginning are changed, by numbers that readers stumble over too; sometimes cut or
    /// prolonged.</summary>
    public static byte[] OfBytes(Random random, byte[] example, int keep)
    {
        byte[] bytes = [.. example];
        for (var edits = random.Next(1, 4); edits > 0 && bytes.Length > keep + 8; edits--)
        {
            var at = keep + random.Next(bytes.Length - keep - 8);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), Number(random));
                    break;
                case 3:
                    BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), Number(random));
                    break;
                case 4:
                    bytes = random.Next(4) == 0 ? bytes[..at] : bytes;
                    break;
                default:
                    bytes = random.Next(4) == 0 ? [.. bytes, .. bytes[at..]] : bytes;
                    break;
            }
        }

        return bytes;
    }

    private static int Number(Random random) =>
        random.Next(5) switch
        {
            0 => 0,
            1 => -1,
            2 => int.MaxValue,
            3 => 1 << random.Next(31),
            _ => random.Next(300),
        };

    private static List<string> Split(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    /// <summary>A text as it lies in a file.</summary>
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [GeneratedRegex(@"[A-Za-z_][\w-]*|\d+(\.\d+)?|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Word();
}
