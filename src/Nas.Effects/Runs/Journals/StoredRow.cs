using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Nas.Effects.Runs.Journals;

/// <summary>A row of the events table as it lies on the disk.</summary>
/// <param name="Sequence">1, 2, 3, … without gaps.</param>
/// <param name="Kind">The kind of event.</param>
/// <param name="Payload">The event as a line of JSON.</param>
/// <param name="Utc">When it was recorded, as the machine's clock said, in ISO 8601.</param>
/// <param name="ElapsedMilliseconds">Time spent on the run up to then, summed over its sessions.</param>
public readonly record struct StoredRow(long Sequence, string Kind, string Payload, string Utc, long ElapsedMilliseconds)
{
    /// <summary>The hash before the first row.</summary>
    public const string Genesis = "";

    /// <summary>SHA-256 over the previous row's hash and this row's fields; a change anywhere breaks every hash from there on.</summary>
    public string HashAfter(string previous) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"{previous}\n{Sequence}\n{Kind}\n{Utc}\n{ElapsedMilliseconds}\n{Payload}")
                )
            )
        );
}
