namespace Nas.Tool.CommandLine;

/// <summary>An option with a minimum and a maximum.</summary>
internal interface IBounded
{
    /// <summary>The minimum.</summary>
    object Min { get; }

    /// <summary>The maximum.</summary>
    object Max { get; }
}
