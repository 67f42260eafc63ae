namespace Nas.Tool.CommandLine;

/// <summary>What has a least and a greatest number.</summary>
internal interface IBounded
{
    /// <summary>The least number that is taken.</summary>
    object Least { get; }

    /// <summary>The greatest number that is taken.</summary>
    object Most { get; }
}
