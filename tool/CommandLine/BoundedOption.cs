using System.CommandLine;

namespace Nas.Tool.CommandLine;

/// <summary>An option for a number within bounds; its type is that of the number, or nullable.</summary>
internal sealed class BoundedOption<T>(string name, object least, object most) : Option<T>(name), IBounded
{
    /// <inheritdoc/>
    public object Least { get; } = least;

    /// <inheritdoc/>
    public object Most { get; } = most;
}
