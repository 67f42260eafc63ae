namespace Nas.Tool.Configuration;

/// <summary>The source of a setting, in descending precedence.</summary>
internal enum SettingSource
{
    /// <summary>Given on the command line.</summary>
    CommandLine,

    /// <summary>An environment variable <c>NAS_…</c>.</summary>
    Environment,

    /// <summary>The configuration file.</summary>
    File,

    /// <summary>The file of a protocol.</summary>
    Protocol,

    /// <summary>The default.</summary>
    Default,
}
