using System.Globalization;
using System.Text;
using LanguageExt;
using Nas.Domain;

namespace Nas.Effects.Data.Sets;

/// <summary>A column of a table, and how its cells become the numbers of an image.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HasGaps">Whether cells were missing when it was learnt: then one more number tells which are.</param>
public abstract record TableColumn(string Name, bool HasGaps)
{
    private static readonly string[] Missing = ["na", "n/a", "nan", "null", "?"];

    /// <summary>Names of the numbers, in their order.</summary>
    public IEnumerable<string> Features => HasGaps ? Values.Append($"{Name} is missing") : Values;

    private protected abstract IEnumerable<string> Values { get; }

    /// <summary>Adds the numbers of a cell, in UTF-8.</summary>
    /// <returns>Whether the cell is of this column's kind.</returns>
    public bool Encode(ReadOnlySpan<byte> cell, List<float> numbers)
    {
        var missing = IsMissing(cell);
        if (!Add(cell, missing, numbers))
        {
            return false;
        }

        if (HasGaps)
        {
            numbers.Add(missing ? 1 : 0);
        }

        return true;
    }

    /// <summary>Whether a cell tells nothing.</summary>
    public virtual bool IsMissing(ReadOnlySpan<byte> cell) => cell.IsEmpty;

    private protected abstract bool Add(ReadOnlySpan<byte> cell, bool missing, List<float> numbers);

    /// <summary>Numbers; the mean stands for missing ones, which are refused where it is unknown.</summary>
    public sealed record Number(string Name, Option<float> Mean, bool HasGaps) : TableColumn(Name, HasGaps)
    {
        private protected override IEnumerable<string> Values => [Name];

        /// <summary>Whether a cell is empty, or a word for that.</summary>
        public static bool IsGap(ReadOnlySpan<byte> cell)
        {
            foreach (var word in Missing)
            {
                if (Ascii.EqualsIgnoreCase(cell, word))
                {
                    return true;
                }
            }

            return cell.IsEmpty;
        }

        /// <summary>A finite number in invariant notation.</summary>
        public static bool Parse(ReadOnlySpan<byte> cell, out float number) =>
            float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);

        /// <inheritdoc/>
        public override bool IsMissing(ReadOnlySpan<byte> cell) => IsGap(cell);

        private protected override bool Add(ReadOnlySpan<byte> cell, bool missing, List<float> numbers)
        {
            var found =
                missing ? Mean
                : Parse(cell, out var number) ? number
                : Option<float>.None;
            found.IfSome(numbers.Add);
            return found.IsSome;
        }
    }

    /// <summary>One of a few words: a number for each, 1 where it is the cell's. A word that was never seen has none.</summary>
    public sealed record Words(string Name, ValueArray<string> Known, bool HasGaps) : TableColumn(Name, HasGaps)
    {
        private protected override IEnumerable<string> Values => Known.Select(word => $"{Name}={word}");

        private protected override bool Add(ReadOnlySpan<byte> cell, bool missing, List<float> numbers)
        {
            var text = Encoding.UTF8.GetString(cell);
            foreach (var word in Known)
            {
                numbers.Add(string.Equals(text, word, StringComparison.Ordinal) ? 1 : 0);
            }

            return true;
        }
    }

    /// <summary>Too many words for a number each: they share some by their hash (FNV-1a of their UTF-8 bytes).</summary>
    public sealed record Hashed(string Name, int Buckets, bool HasGaps) : TableColumn(Name, HasGaps)
    {
        private const uint Offset = 2166136261;
        private const uint Prime = 16777619;

        private protected override IEnumerable<string> Values =>
            Enumerable.Range(0, Buckets).Select(bucket => FormattableString.Invariant($"{Name}#{bucket}"));

        private protected override bool Add(ReadOnlySpan<byte> cell, bool missing, List<float> numbers)
        {
            var taken = missing ? -1 : (int)(Hash(cell) % (uint)Buckets);
            for (var bucket = 0; bucket < Buckets; bucket++)
            {
                numbers.Add(bucket == taken ? 1 : 0);
            }

            return true;
        }

        private static uint Hash(ReadOnlySpan<byte> cell)
        {
            var hash = Offset;
            foreach (var one in cell)
            {
                hash = unchecked((hash ^ one) * Prime);
            }

            return hash;
        }
    }
}
