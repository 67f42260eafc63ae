using System.Globalization;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;

namespace Nas.Tool.Inputs;

/// <summary>Classes that are all named by numbers, as a table tells them, and are most likely amounts.</summary>
internal static class Amounts
{
    private const int Many = 20;

    /// <summary>Whether the classes of a task are.</summary>
    public static bool AreClasses(TaskData task, ReadingOptions reading)
    {
        var values = task.ClassNames.Map(name =>
            double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN
        );
        return (!task.Columns.IsEmpty || reading.Labels.IsSome)
            && values.ForAll(double.IsFinite)
            && (values.Count > Many || values.Exists(value => value != Math.Floor(value)));
    }
}
