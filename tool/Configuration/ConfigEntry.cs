namespace Nas.Tool.Configuration;

/// <summary>A line of a configuration file: the name of an option without its dashes, and a value.</summary>
internal sealed record ConfigEntry(string Key, string Value, long Line);
