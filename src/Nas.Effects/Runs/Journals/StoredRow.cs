using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Nas.Effects.Runs.Journals;

/// <summary>A row of the events table as stored on disk.</summary>
internal readonly record struct StoredRow(long Sequence, string Kind, string Payload, string Utc, long ElapsedMilliseconds)
{
    /// <summary>The hash before the first row.</summary>
    public const string Genesis = "";

    /// <summary>SHA-256 over the previous row's hash and this row's fields; a change anywhere breaks every hash from there on.</summary>
    public string HashAfter(string previous) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{previous}\n{Sequence}\n{Kind}\n{Utc}\n{ElapsedMilliseconds}\n{Payload}"))));
}
