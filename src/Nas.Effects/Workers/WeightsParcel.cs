using System.Globalization;
using System.Security.Cryptography;
using LanguageExt;

namespace Nas.Effects.Workers;

/// <summary>Trained weights that travel in parts, and count only when they have arrived whole.</summary>
internal sealed class WeightsParcel
{
    /// <summary>More bytes do not travel: sender and receiver hold them in memory.</summary>
    public const int MaxBytes = 512 << 20;

    /// <summary>Bytes of a part. In base64 it is shorter than the MiB that servers of queues take.</summary>
    public const int PartBytes = 512 << 10;

    private readonly MemoryStream _content = new();
    private WeightsPart? _first;
    private string? _wrong;

    /// <summary>Parts to send, or why they cannot be sent.</summary>
    public static Either<string, IEnumerable<WeightsPart>> Of(byte[] content) =>
        content.Length > MaxBytes
            ? string.Create(CultureInfo.InvariantCulture, $"they have {content.Length >> 20} MiB, and at most {MaxBytes >> 20} travel")
            : Prelude.Right<string, IEnumerable<WeightsPart>>(Parts(HashOf(content), content));

    /// <summary>Takes a part that has arrived.</summary>
    public void Add(WeightsPart part)
    {
        _first ??= part;
        var bytes = new byte[Math.Min(part.Base64.Length, 2 * PartBytes)];
        _wrong ??=
            part.Length > MaxBytes ? "they are too large"
            : (part.Hash, part.Length, part.At) != (_first.Hash, _first.Length, _content.Length) ? "their parts do not fit together"
            : !Convert.TryFromBase64String(part.Base64, bytes, out var count) || _content.Length + count > part.Length
                ? "a part is malformed"
            : Keep(bytes, count);
    }

    /// <summary>The whole, or why it is none.</summary>
    public Either<string, (string Hash, byte[] Content)> Open() =>
        _wrong is { } wrong ? wrong
        : _first is not { } first ? "they did not arrive"
        : _content.ToArray() is var content && HashOf(content) == first.Hash ? (first.Hash, content)
        : "they did not arrive whole";

    private string? Keep(byte[] bytes, int count)
    {
        _content.Write(bytes, 0, count);
        return null;
    }

    private static IEnumerable<WeightsPart> Parts(string hash, byte[] content)
    {
        for (var at = 0; at < content.Length; at += PartBytes)
        {
            var bytes = content.AsSpan(at, Math.Min(PartBytes, content.Length - at));
            yield return new WeightsPart(hash, content.Length, at, Convert.ToBase64String(bytes));
        }
    }

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
