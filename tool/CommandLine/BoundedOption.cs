using System.CommandLine;

namespace Nas.Tool.CommandLine;

/// <summary>An option for a number within bounds; its type is that of the number, or nullable.</summary>
internal sealed class BoundedOption<T>(string name, object min, object max) : Option<T>(name), IBounded
{
    /// <inheritdoc/>
    public object Min { get; } = min;

    /// <inheritdoc/>
    public object Max { get; } = max;
}
