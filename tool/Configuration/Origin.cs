namespace Nas.Tool.Configuration;

/// <summary>Where a setting comes from; later ones count less.</summary>
internal enum Origin
{
    /// <summary>Given on the command line.</summary>
    CommandLine,

    /// <summary>A variable <c>NAS_…</c> of the environment.</summary>
    Environment,

    /// <summary>The configuration file.</summary>
    File,

    /// <summary>Nobody set it.</summary>
    Default,
}
