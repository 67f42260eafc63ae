using System.CommandLine;

namespace Nas.Tool.CommandLine;

/// <summary>An option that takes a number within bounds; its type is the number's, or the number's nullable.</summary>
internal sealed class BoundedOption<T>(string name, object least, object most) : Option<T>(name), IBounded
{
    /// <inheritdoc/>
    public object Least { get; } = least;

    /// <inheritdoc/>
    public object Most { get; } = most;
}
