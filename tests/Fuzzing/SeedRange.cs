using System.Globalization;

namespace Nas.Tests.Fuzzing;

/// <summary>The seeds that a test tries: those that an environment variable asks for by hand, as <c>LAST</c> or <c>FIRST-LAST</c>, so that
/// many can be tried in pieces.</summary>
/// <param name="First">The first seed.</param>
/// <param name="Last">The last one.</param>
internal readonly record struct SeedRange(int First, int Last)
{
    public int Count => Last - First + 1;

    public IEnumerable<int> All => Enumerable.Range(First, Count);

    /// <summary>The seeds that a variable asks for, or from 1 to a usual one.</summary>
    public static SeedRange From(string variable, int usual) =>
        (Environment.GetEnvironmentVariable(variable) ?? "").Split('-').Select(Number).ToArray() switch
        {
            [{ } last] => new(1, last),
            [{ } first, { } last] => new(first, last),
            _ => new(1, usual),
        };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
