using System.Diagnostics;

namespace Nas.Domain;

/// <summary>Ends a switch over a union of records, all cases of which are written out before.</summary>
internal static class Closed
{
    /// <summary>The defect that a case was added and a switch was not told: thrown, never caught.</summary>
    public static UnreachableException Unknown(object value) => new($"no case for {value.GetType().Name}: {value}");
}
